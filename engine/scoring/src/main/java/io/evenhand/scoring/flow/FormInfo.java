// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** Flink's type information of a {@link Form}. */
final class FormInfo<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Class<T> type;

    private FormInfo(Form<T> form) {
        this.name = form.name();
        this.type = form.type();
    }

    static <T> FormInfo<T> of(Form<T> form) {
        return new FormInfo<>(form);
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked") // the name stands for the type
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new FormSerializer<>((Form<T>) Form.named(name));
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FormInfo<?> info && info.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof FormInfo;
    }
}

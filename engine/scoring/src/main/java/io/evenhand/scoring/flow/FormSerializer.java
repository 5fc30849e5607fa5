// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Flink's view of a {@link Form}. */
final class FormSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;
    private static final int ENOUGH = 256;

    /** A buffer that one large account made larger than this is not kept. */
    private static final int BUFFER_MAX = 1 << 20;

    private static final ThreadLocal<DataOutputSerializer> BUFFER =
            ThreadLocal.withInitial(() -> new DataOutputSerializer(ENOUGH));

    private final String name;
    private transient @Nullable Form<T> form;

    FormSerializer(Form<T> form) {
        this.name = form.name();
        this.form = form;
    }

    @SuppressWarnings("unchecked") // the name stands for the type: this serializer was made from that very form
    private Form<T> form() {
        Form<T> known = form;
        if (known == null) {
            known = (Form<T>) Form.named(name);
            form = known;
        }
        return known;
    }

    @Override
    public boolean isImmutableType() {
        return !form().mutable();
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return this;
    }

    @Override
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // null is Flink's word for: no reusable instance
    public T createInstance() {
        return null;
    }

    @Override
    public T copy(T from) {
        if (!form().mutable()) {
            return from;
        }
        try {
            DataOutputSerializer out = new DataOutputSerializer(ENOUGH);
            serialize(from, out);
            return deserialize(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
        } catch (IOException e) {
            throw new IllegalStateException("state cannot be copied", e);
        }
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
        if (out instanceof DataOutputSerializer) {
            form().write().to(value, out);
            return;
        }
        // snapshots are written to a stream without a buffer, byte by byte through several hands
        DataOutputSerializer buffer = BUFFER.get();
        buffer.clear();
        form().write().to(value, buffer);
        out.write(buffer.getSharedBuffer(), 0, buffer.length());
        if (buffer.length() > BUFFER_MAX) {
            BUFFER.remove();
        }
    }

    @Override
    public T deserialize(DataInputView in) throws IOException {
        return form().read().from(in);
    }

    @Override
    public T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FormSerializer<?> serializer && serializer.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new Snapshot<>(name);
    }

    /** What a snapshot remembers of the serializer: the form's name. */
    public static final class Snapshot<T> implements TypeSerializerSnapshot<T> {
        private static final int VERSION = 1;

        private String name;

        /** For Flink, which then calls {@link #readSnapshot}. */
        public Snapshot() {
            this("");
        }

        Snapshot(String name) {
            this.name = name;
        }

        @Override
        public int getCurrentVersion() {
            return VERSION;
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            out.writeUTF(name);
        }

        @Override
        public void readSnapshot(int version, DataInputView in, ClassLoader classLoader) throws IOException {
            name = in.readUTF();
        }

        @Override
        @SuppressWarnings("unchecked") // the name stands for the type
        public TypeSerializer<T> restoreSerializer() {
            return new FormSerializer<>((Form<T>) Form.named(name));
        }

        @Override
        public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
            if (!(old instanceof Snapshot<T> snapshot)) {
                return TypeSerializerSchemaCompatibility.incompatible();
            }
            if (snapshot.name.equals(name)) {
                return TypeSerializerSchemaCompatibility.compatibleAsIs();
            }
            return Form.named(name).predecessors().contains(snapshot.name)
                    ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import io.evenhand.contract.event.DeadLetterReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The scalars of one line by field, and the typed way to take them out. */
final class FieldValues {
    private final Map<Field, Object> scalars = new EnumMap<>(Field.class);

    void put(Field field, Object scalar) {
        scalars.put(field, scalar);
    }

    boolean has(Field field) {
        return scalars.containsKey(field);
    }

    int countOutside(Set<Field> known) {
        int outside = scalars.size();
        for (Field field : known) {
            outside -= scalars.containsKey(field) ? 1 : 0;
        }
        return outside;
    }

    /** The caller names the type that {@link Field} documents for the field. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> T required(Field field) throws FieldFault {
        Object scalar = scalars.get(field);
        if (scalar == null) {
            throw new FieldFault(DeadLetterReason.MISSING_FIELD, field.wire());
        }
        try {
            return (T) field.read(scalar);
        } catch (IllegalArgumentException e) {
            throw malformed(field);
        }
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    <T> @Nullable T optional(Field field) throws FieldFault {
        return has(field) ? this.<T>required(field) : null;
    }

    /** A required field whose words depend on the type of the event. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> T word(Field field, Function<Object, Object> vocabulary) throws FieldFault {
        Object scalar = scalars.get(field);
        if (scalar == null) {
            throw new FieldFault(DeadLetterReason.MISSING_FIELD, field.wire());
        }
        try {
            return (T) vocabulary.apply(scalar);
        } catch (IllegalArgumentException e) {
            throw malformed(field);
        }
    }

    private static FieldFault malformed(Field field) {
        return new FieldFault(DeadLetterReason.MALFORMED_FIELD, field.wire());
    }
}

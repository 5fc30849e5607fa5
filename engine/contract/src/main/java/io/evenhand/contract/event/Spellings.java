// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The constants of an enum by their spelling on the wire, made once: every event asks several times. */
final class Spellings {
    private static final ClassValue<Map<String, Object>> BY_TYPE = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            Map<String, Object> constants = new HashMap<>();
            for (Object constant : type.getEnumConstants()) {
                constants.put(((WireName) constant).wire(), constant);
            }
            return constants;
        }
    };

    private Spellings() {}

    static @Nullable Object find(Class<?> type, String wire) {
        return BY_TYPE.get(type).get(wire);
    }
}

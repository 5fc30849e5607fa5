// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a provider says about a person, read without trusting its shape. */
final class Claims {
    private static final int NAME_MAX = 64;

    private Claims() {}

    /** The texts of a claim: of one, of a list, or none. A claim may lie in another one: {@code realm_access.roles}. */
    static List<String> texts(Map<String, Object> claims, String path) {
        Object found = find(claims, path);
        if (found instanceof String text) {
            return List.of(text);
        }
        return found instanceof Collection<?> many
                ? many.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** Names of claims may have dots themselves, so the whole name is looked for first. */
    private static @Nullable Object find(Map<?, ?> claims, String path) {
        Object whole = claims.get(path);
        if (whole != null) {
            return whole;
        }
        int dot = path.indexOf('.');
        while (dot > 0) {
            if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
                Object found = find(inner, path.substring(dot + 1));
                if (found != null) {
                    return found;
                }
            }
            dot = path.indexOf('.', dot + 1);
        }
        return null;
    }

    /** A name as the ledger takes it; empty if nothing is left. */
    static String name(String said) {
        String plain = said.strip().replaceAll("[^A-Za-z0-9._-]", "-");
        return plain.length() > NAME_MAX ? plain.substring(0, NAME_MAX) : plain;
    }
}

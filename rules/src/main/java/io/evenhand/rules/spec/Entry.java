// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * One place of a spec's text and what stands there; every reading that does not fit says where and why.
 *
 * @param place such as {@code rules[2].when[0]}
 */
record Entry(String place, JsonNode node) {
    private static final int ECHO_MAX = 40;

    /** What stops the reading of one rule; the reader goes on with the next. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message, null, false, false);
        }
    }

    Fault fault(String message) {
        return new Fault(place + ": " + message);
    }

    boolean has(String key) {
        return node.has(key);
    }

    /** Refuses what is not an object with these keys only. */
    Entry object(List<String> keys) {
        if (!node.isObject()) {
            throw fault("there should be " + String.join(", ", keys));
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String key = names.next();
            if (!keys.contains(key)) {
                throw fault("unknown key " + echo(key) + "; there are: " + String.join(", ", keys));
            }
        }
        return this;
    }

    /** What stands under a key that must be there. */
    Entry at(String key) {
        JsonNode child = node.get(key);
        if (child == null || child.isNull()) {
            throw fault("there is no " + key);
        }
        return new Entry(place.isEmpty() ? key : place + "." + key, child);
    }

    List<Entry> list(int max) {
        if (!node.isArray() || node.isEmpty()) {
            throw fault("should be a list of 1 to " + max);
        }
        if (node.size() > max) {
            throw fault("has " + node.size() + " entries, at most " + max + " are allowed");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            entries.add(new Entry(place + "[" + i + "]", node.get(i)));
        }
        return entries;
    }

    String text() {
        if (!node.isTextual()) {
            throw fault("should be text");
        }
        return node.textValue();
    }

    Value.Amount amount() {
        if (!node.isNumber()) {
            throw fault("should be a number");
        }
        // a float that is no number has no decimal value
        if ((node.isDouble() || node.isFloat()) && !Double.isFinite(node.doubleValue())) {
            throw fault("should be a number");
        }
        BigDecimal number = node.decimalValue();
        return checked(() -> new Value.Amount(number));
    }

    int whole() {
        Value.Amount amount = amount();
        if (!amount.isWhole()) {
            throw fault("should be a whole number");
        }
        return amount.number().intValueExact();
    }

    /** What a constructor makes of it; its objection becomes a fault of this place. */
    <T> T checked(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            throw fault(String.valueOf(e.getMessage()));
        }
    }

    /** A stranger's word, short and without what a terminal or a page could take for its own. */
    static String echo(String word) {
        StringBuilder clean = new StringBuilder("\"");
        word.codePoints()
                .limit(ECHO_MAX)
                .forEach(c -> clean.append(c < ' ' || c > '~' || c == '"' ? "?" : Character.toString(c)));
        return clean.append(word.length() > ECHO_MAX ? "...\"" : "\"").toString();
    }
}

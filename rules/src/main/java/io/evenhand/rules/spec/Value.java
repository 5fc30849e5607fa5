// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.spec;

import io.evenhand.rules.fact.FactField;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What a field is compared with. */
public sealed interface Value {
    /** The greatest number there is, either side of 0. */
    BigDecimal MAX = BigDecimal.valueOf(1_000_000);

    /** At most this many decimals. */
    int DECIMALS_MAX = 3;

    /** A number within a million, with three decimals at most; {@code 8.0} and {@code 8} are one number. */
    record Amount(BigDecimal number) implements Value {
        public Amount {
            if (number.precision() - number.scale() > 7 || number.abs().compareTo(MAX) > 0) {
                throw new IllegalArgumentException("a number is between -1000000 and 1000000");
            }
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            if (number.scale() > DECIMALS_MAX) {
                throw new IllegalArgumentException("a number has three decimals at most");
            }
        }

        /** As it is written in a spec and in rule text. */
        public String text() {
            return number.toPlainString();
        }

        public boolean isWhole() {
            return number.scale() <= 0;
        }
    }

    /** Yes or no. */
    record Flag(boolean yes) implements Value {}

    /** One of a field's words, in small letters. */
    record Word(String word) implements Value {}

    /** A number that the ruleset names once, so that several rules share it. */
    record Parameter(String name) implements Value {
        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

        public Parameter {
            if (!isName(name)) {
                throw new IllegalArgumentException("a parameter's name has small letters, digits and _, 40 at most");
            }
        }

        static boolean isName(String text) {
            return NAME.matcher(text).matches();
        }
    }

    /** Whether a field can have such a value; a parameter is a number. */
    static boolean fits(FactField field, Value value) {
        if (value instanceof Amount amount) {
            return field.kind().isNumber() && (amount.isWhole() || field.kind() == FactField.Kind.DECIMAL);
        }
        if (value instanceof Flag) {
            return field.kind() == FactField.Kind.FLAG;
        }
        if (value instanceof Word word) {
            return field.kind().words().contains(word.word());
        }
        return field.kind().isNumber();
    }
}

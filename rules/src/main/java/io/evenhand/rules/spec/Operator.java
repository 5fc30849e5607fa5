// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.spec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a field is compared. */
public enum Operator {
    AT_LEAST("at_least", ">=", "is at least"),
    AT_MOST("at_most", "<=", "is at most"),
    MORE_THAN("more_than", ">", "is more than"),
    LESS_THAN("less_than", "<", "is less than"),
    IS("is", "==", "is"),
    IS_NOT("is_not", "!=", "is not");

    private final String key;
    private final String symbol;
    private final String words;

    Operator(String key, String symbol, String words) {
        this.key = key;
        this.symbol = symbol;
        this.words = words;
    }

    /** The word that stands for it in a spec. */
    public String key() {
        return key;
    }

    /** The sign that stands for it in rule text. */
    public String symbol() {
        return symbol;
    }

    /** How it is read aloud. */
    public String words() {
        return words;
    }

    /** Whether it is about order, which only numbers have. */
    public boolean isOrder() {
        return this != IS && this != IS_NOT;
    }

    /** Whether it holds between two values of which {@code Comparable.compareTo} gave {@code comparison}. */
    public boolean holds(int comparison) {
        return switch (this) {
            case AT_LEAST -> comparison >= 0;
            case AT_MOST -> comparison <= 0;
            case MORE_THAN -> comparison > 0;
            case LESS_THAN -> comparison < 0;
            case IS -> comparison == 0;
            case IS_NOT -> comparison != 0;
        };
    }

    /** The operator of that key, or null. */
    public static @Nullable Operator ofKey(String key) {
        return Arrays.stream(values())
                .filter(operator -> operator.key.equals(key))
                .findFirst()
                .orElse(null);
    }

    /** The operator of that sign, or null. */
    public static @Nullable Operator ofSymbol(String symbol) {
        return Arrays.stream(values())
                .filter(operator -> operator.symbol.equals(symbol))
                .findFirst()
                .orElse(null);
    }
}

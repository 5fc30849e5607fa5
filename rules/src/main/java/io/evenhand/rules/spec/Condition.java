// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.spec;

import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.spec.Value.Amount;
import io.evenhand.rules.spec.Value.Flag;
import io.evenhand.rules.spec.Value.Parameter;
import io.evenhand.rules.spec.Value.Word;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A question about one account's fact, as data. There is no "not" over conditions: each says what must be known to hold. */
public sealed interface Condition {
    /** The most conditions in one list. */
    int LIST_MAX = 20;

    /** The most conditions in one list of which some must hold. */
    int CHOICE_MAX = 6;

    /** The answer for an account, given the ruleset's parameters. */
    Truth holds(CaseFact fact, Map<String, Amount> parameters);

    /** A field beside a constant. */
    record Compare(FactField field, Operator operator, Value value) implements Condition {
        public Compare {
            if (!Value.fits(field, value)) {
                throw new IllegalArgumentException(
                        "the field " + field.fieldName() + " has no such value; it is " + expected(field));
            }
            if (operator.isOrder() && !field.kind().isNumber()) {
                throw new IllegalArgumentException(
                        "the field " + field.fieldName() + " is no number; use is or is_not");
            }
        }

        private static String expected(FactField field) {
            return switch (field.kind()) {
                case FLAG -> "true or false";
                case KNIT, KNOWN -> "one of " + String.join(", ", field.kind().words());
                case DECIMAL -> "a number";
                case COUNT, NUMBER, FAVOUR -> "a whole number";
            };
        }

        @Override
        public Truth holds(CaseFact fact, Map<String, Amount> parameters) {
            boolean asksWhetherKnown = value instanceof Word word && word.word().equals("unknown");
            if (!field.isKnown(fact) && !asksWhetherKnown) {
                return Truth.UNKNOWN;
            }
            return Truth.of(operator.holds(comparison(field.value(fact), parameters)));
        }

        private int comparison(Object actual, Map<String, Amount> parameters) {
            if (value instanceof Flag flag) {
                return Boolean.compare((Boolean) actual, flag.yes());
            }
            if (value instanceof Word word) {
                return actual.toString().toLowerCase(Locale.ROOT).compareTo(word.word());
            }
            BigDecimal wanted = resolve(value, parameters).number();
            return actual instanceof Double decimal
                    ? Double.compare(decimal, wanted.doubleValue())
                    : BigDecimal.valueOf((Integer) actual).compareTo(wanted);
        }
    }

    /** At least so many parts in a hundred: {@code part} beside {@code whole}, both known and the whole not 0. */
    record Share(FactField part, int percent, FactField whole) implements Condition {
        public Share {
            if (part.kind() != FactField.Kind.COUNT || whole.kind() != FactField.Kind.COUNT || part == whole) {
                throw new IllegalArgumentException("a share is between two different counts");
            }
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("a share is 1 to 100 percent");
            }
        }

        @Override
        public Truth holds(CaseFact fact, Map<String, Amount> parameters) {
            long all = (Integer) whole.value(fact);
            if (!part.isKnown(fact) || !whole.isKnown(fact) || all == 0) {
                return Truth.UNKNOWN;
            }
            return Truth.of((Integer) part.value(fact) * 100L >= all * percent);
        }
    }

    /** At least {@code count} of several. */
    record AtLeast(int count, List<Condition> of) implements Condition {
        public AtLeast {
            of = List.copyOf(of);
            if (of.size() < 2 || of.size() > CHOICE_MAX) {
                throw new IllegalArgumentException("at_least chooses among 2 to " + CHOICE_MAX + " conditions");
            }
            if (count < 1 || count > of.size()) {
                throw new IllegalArgumentException("at_least is 1 to the number of conditions");
            }
        }

        @Override
        public Truth holds(CaseFact fact, Map<String, Amount> parameters) {
            return Truth.atLeast(count, answers(of, fact, parameters));
        }
    }

    /** All of several. */
    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
            if (of.isEmpty() || of.size() > LIST_MAX) {
                throw new IllegalArgumentException("a list has 1 to " + LIST_MAX + " conditions");
            }
        }

        @Override
        public Truth holds(CaseFact fact, Map<String, Amount> parameters) {
            return Truth.all(answers(of, fact, parameters));
        }
    }

    private static List<Truth> answers(List<Condition> of, CaseFact fact, Map<String, Amount> parameters) {
        return of.stream().map(each -> each.holds(fact, parameters)).toList();
    }

    /** The number that a value stands for. */
    static Amount resolve(Value value, Map<String, Amount> parameters) {
        if (value instanceof Amount amount) {
            return amount;
        }
        Amount named = value instanceof Parameter parameter ? parameters.get(parameter.name()) : null;
        if (named == null) {
            throw new IllegalArgumentException("there is no such number: " + value);
        }
        return named;
    }
}

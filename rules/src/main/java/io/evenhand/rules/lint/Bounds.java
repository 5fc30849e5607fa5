// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Operator;
import io.evenhand.rules.spec.Value.Amount;
import io.evenhand.rules.spec.Value.Flag;
import io.evenhand.rules.spec.Value.Word;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a rule's necessary comparisons leave of each field, and whatever else must hold.
 *
 * @param ranges the numbers (a flag is 0 or 1) or words that are left, for each field that is compared
 * @param further what is no comparison, to be compared letter by letter
 */
record Bounds(Map<FactField, Range> ranges, Set<Expression> further) {
    private static final BigDecimal STEP = BigDecimal.ONE;

    /**
     * What is left of a field.
     *
     * @param min the least number
     * @param minOpen whether the least number itself is excluded
     * @param words the words that are left
     * @param holes single numbers that are excluded
     */
    record Range(
            BigDecimal min,
            boolean minOpen,
            BigDecimal max,
            boolean maxOpen,
            Set<String> words,
            Set<BigDecimal> holes) {
        static Range all(FactField field) {
            return new Range(
                    BigDecimal.valueOf(field.kind().min()),
                    false,
                    BigDecimal.valueOf(field.kind().max()),
                    false,
                    Set.copyOf(field.kind().words()),
                    Set.of());
        }

        boolean isEmpty(FactField field) {
            if (field.kind().isWord()) {
                return words.isEmpty();
            }
            int width = min.compareTo(max);
            return width > 0 || (width == 0 && (minOpen || maxOpen || holes.contains(min)));
        }

        boolean isWithin(Range wider) {
            int low = min.compareTo(wider.min);
            int high = max.compareTo(wider.max);
            return (low > 0 || (low == 0 && (minOpen || !wider.minOpen)))
                    && (high < 0 || (high == 0 && (maxOpen || !wider.maxOpen)))
                    && wider.words.containsAll(words)
                    && wider.holes.stream().allMatch(this::excludes);
        }

        private boolean excludes(BigDecimal number) {
            return holes.contains(number) || number.compareTo(min) < 0 || number.compareTo(max) > 0;
        }
    }

    static Bounds of(List<Expression> necessary) {
        Map<FactField, Range> ranges = new EnumMap<>(FactField.class);
        Set<Expression> further = new HashSet<>();
        for (Expression each : necessary) {
            if (each instanceof Expression.Leaf leaf && leaf.condition() instanceof Compare compare) {
                ranges.merge(compare.field(), range(compare), Bounds::meet);
            } else if (!(each instanceof Expression.Guard)) {
                further.add(each);
            }
        }
        return new Bounds(ranges, further);
    }

    /** Whether some field has nothing left. */
    boolean isContradiction() {
        return ranges.entrySet().stream().anyMatch(each -> each.getValue().isEmpty(each.getKey()));
    }

    /** Whether everything that meets these bounds meets the wider ones too. */
    boolean isWithin(Bounds wider) {
        return further.containsAll(wider.further)
                && wider.ranges.entrySet().stream()
                        .allMatch(each -> ranges.getOrDefault(each.getKey(), Range.all(each.getKey()))
                                .isWithin(each.getValue()));
    }

    /** Whether nothing meets these bounds that has less of a field; a flag that is true counts 1. */
    boolean askFor(FactField field, int least) {
        Range range = ranges.get(field);
        return range != null && range.min().compareTo(BigDecimal.valueOf(least)) >= 0;
    }

    /** Whether a comparison asks for more of something than nothing at all. */
    static boolean asksForMore(Compare compare) {
        Range range = range(compare);
        return range.min().signum() > 0 || (range.min().signum() == 0 && range.minOpen());
    }

    private static Range range(Compare compare) {
        Range all = Range.all(compare.field());
        if (compare.value() instanceof Word word) {
            Set<String> words = new TreeSet<>(all.words());
            words.removeIf(each -> each.equals(word.word()) != (compare.operator() == Operator.IS));
            return new Range(all.min(), false, all.max(), false, words, Set.of());
        }
        if (compare.value() instanceof Flag flag) {
            BigDecimal one = flag.yes() == (compare.operator() == Operator.IS) ? BigDecimal.ONE : BigDecimal.ZERO;
            return new Range(one, false, one, false, Set.of(), Set.of());
        }
        BigDecimal number = compare.value() instanceof Amount amount ? amount.number() : BigDecimal.ZERO;
        return meet(all, numbers(compare, number, all));
    }

    /** Whole numbers have a next one, so that "more than 7" and "at least 8" are one range. */
    private static Range numbers(Compare compare, BigDecimal number, Range all) {
        boolean whole = compare.field().kind() != FactField.Kind.DECIMAL;
        BigDecimal step = whole ? STEP : BigDecimal.ZERO;
        return switch (compare.operator()) {
            case AT_LEAST -> new Range(number, false, all.max(), false, Set.of(), Set.of());
            case MORE_THAN -> new Range(number.add(step), !whole, all.max(), false, Set.of(), Set.of());
            case AT_MOST -> new Range(all.min(), false, number, false, Set.of(), Set.of());
            case LESS_THAN -> new Range(all.min(), false, number.subtract(step), !whole, Set.of(), Set.of());
            case IS -> new Range(number, false, number, false, Set.of(), Set.of());
            case IS_NOT -> new Range(all.min(), false, all.max(), false, Set.of(), Set.of(number));
        };
    }

    private static Range meet(Range one, Range other) {
        int low = one.min().compareTo(other.min());
        int high = one.max().compareTo(other.max());
        Set<String> words = new TreeSet<>(one.words());
        words.retainAll(other.words());
        Set<BigDecimal> holes = new HashSet<>(one.holes());
        holes.addAll(other.holes());
        return new Range(
                low >= 0 ? one.min() : other.min(),
                low > 0 ? one.minOpen() : low < 0 ? other.minOpen() : one.minOpen() || other.minOpen(),
                high <= 0 ? one.max() : other.max(),
                high < 0 ? one.maxOpen() : high > 0 ? other.maxOpen() : one.maxOpen() || other.maxOpen(),
                words,
                holes);
    }
}

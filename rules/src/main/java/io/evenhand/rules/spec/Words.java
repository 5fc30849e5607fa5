// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.spec;

import io.evenhand.rules.spec.Condition.All;
import io.evenhand.rules.spec.Condition.AtLeast;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Condition.Share;
import io.evenhand.rules.spec.Value.Amount;
import io.evenhand.rules.spec.Value.Flag;
import io.evenhand.rules.spec.Value.Parameter;
import io.evenhand.rules.spec.Value.Word;
import java.util.List;
import java.util.stream.Collectors;

/** Reads conditions aloud, in English, with the fields' own names so that nobody has to guess which one is meant. */
public final class Words {
    private Words() {}

    /** Such as {@code score is at least 8}. */
    public static String of(Condition condition) {
        if (condition instanceof Compare compare) {
            return compare(compare);
        }
        if (condition instanceof Share share) {
            return share.part().fieldName() + " is at least " + share.percent() + " % of "
                    + share.whole().fieldName();
        }
        if (condition instanceof AtLeast choice) {
            return (choice.count() == 1 ? "any" : "at least " + choice.count()) + " of (" + list(choice.of(), "; ")
                    + ")";
        }
        return condition instanceof All all ? list(all.of(), " and ") : "";
    }

    private static String compare(Compare compare) {
        String field = compare.field().fieldName();
        if (compare.value() instanceof Flag flag) {
            return field + (flag.yes() == (compare.operator() == Operator.IS) ? " holds" : " does not hold");
        }
        return field + " " + compare.operator().words() + " " + value(compare.value());
    }

    private static String value(Value value) {
        if (value instanceof Amount amount) {
            return amount.text();
        }
        if (value instanceof Word word) {
            return word.word();
        }
        return value instanceof Parameter parameter ? parameter.name() : "";
    }

    private static String list(List<Condition> of, String separator) {
        return of.stream().map(Words::of).collect(Collectors.joining(separator));
    }
}

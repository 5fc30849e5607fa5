// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.lint.Finding.Fault;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Operator;
import io.evenhand.rules.spec.Value.Amount;
import io.evenhand.rules.spec.Value.Flag;
import io.evenhand.rules.spec.Value.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Unknown is not false: a condition that would hold for an account about which nobody knows the field must ask whether it
 * is known. A number that nobody measured is 0 in the fact, a flag is false, a word is {@code UNKNOWN}, and a score behind
 * a closed gate can be anything. What cannot be read must ask about every field that it names.
 */
final class UnknownNeverCounts implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        List<Finding> findings = new ArrayList<>();
        for (ReadRule rule : ruleset.rules()) {
            walk(rule, rule.expression(), List.of(), findings);
        }
        return findings;
    }

    private static void walk(ReadRule rule, Expression expression, List<Expression> beside, List<Finding> findings) {
        if (expression instanceof Expression.And and) {
            List<Expression> all = new ArrayList<>(beside);
            all.addAll(and.necessary());
            and.of().forEach(each -> walk(rule, each, all, findings));
        } else if (expression instanceof Expression.Or or) {
            or.of().forEach(each -> walk(rule, each, beside, findings));
        } else if (expression instanceof Expression.Opaque opaque) {
            fields(opaque)
                    .filter(UnknownNeverCounts::canBeUnknown)
                    .filter(field -> beside.stream().noneMatch(each -> asksWhetherKnown(each, field)))
                    .forEach(field -> findings.add(finding(rule, field)));
        } else if (expression instanceof Expression.Leaf leaf
                && leaf.condition() instanceof Compare compare
                && holdsOfUnknown(compare)
                && beside.stream().noneMatch(each -> asksWhetherKnown(each, compare.field()))) {
            findings.add(finding(rule, compare.field()));
        }
    }

    private static Finding finding(ReadRule rule, FactField field) {
        String guard = field.kind().isWord() ? field.fieldName() + " != UNKNOWN" : field.guard();
        return Finding.of(
                rule,
                Fault.UNKNOWN_COUNTS,
                "takes a " + field.fieldName() + " that nobody knows for a fact; add " + guard);
    }

    /** The fields whose names stand in a text that cannot be read as comparisons. */
    private static Stream<FactField> fields(Expression.Opaque opaque) {
        Tokens tokens = Tokens.of(opaque.text());
        return tokens == null
                ? Stream.empty()
                : tokens.all().stream()
                        .map(FactField::find)
                        .filter(Objects::nonNull)
                        .distinct();
    }

    private static boolean canBeUnknown(FactField field) {
        return field.kind().isWord() || !field.guard().isEmpty();
    }

    /** Whether an account of which the field is unknown would meet the condition. */
    private static boolean holdsOfUnknown(Compare compare) {
        if (compare.value() instanceof Word word) {
            return compare.operator() == Operator.IS_NOT && !word.word().equals("unknown");
        }
        if (compare.field().guard().isEmpty()) {
            return false;
        }
        if (compare.value() instanceof Flag flag) {
            return flag.yes() != (compare.operator() == Operator.IS);
        }
        if (!(compare.value() instanceof Amount amount)) {
            return false;
        }
        return compare.field() == FactField.SCORE
                || compare.operator().holds(-amount.number().signum());
    }

    private static boolean asksWhetherKnown(Expression expression, FactField field) {
        boolean notUnknown = expression instanceof Expression.Leaf leaf
                && leaf.condition() instanceof Compare compare
                && compare.field() == field
                && compare.operator() == Operator.IS_NOT
                && compare.value().equals(new Word("unknown"));
        return notUnknown
                || expression.isGuard(field.guard())
                || (field == FactField.TIES && expression.isGuard(FactField.TIES_POINTS.guard()));
    }
}

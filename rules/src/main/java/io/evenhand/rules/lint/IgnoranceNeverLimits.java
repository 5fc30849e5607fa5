// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.fact.FactField.Kind;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.lint.Finding.Fault;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Operator;
import io.evenhand.rules.spec.Value.Amount;
import io.evenhand.rules.spec.Value.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Nobody is limited because something was not measured: neither a limit nor a suspension asks for what is unknown, not
 * even as one choice of several. An account whose data stopped coming would be worse off than the same account with it.
 */
final class IgnoranceNeverLimits implements Check {
    private static final Set<String> WORDS = Arrays.stream(FactField.values())
            .flatMap(field ->
                    field.kind() == Kind.KNOWN ? List.of(field.fieldName()).stream() : List.of(field.guard()).stream())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        List<Finding> findings = new ArrayList<>();
        ruleset.rules().stream()
                .filter(rule -> rule.asks() == Proposal.Kind.LIMIT || rule.asks() == Proposal.Kind.PROPOSE_SUSPEND)
                .forEach(rule -> walk(rule, rule.expression(), findings));
        return findings;
    }

    private static void walk(ReadRule rule, Expression expression, List<Finding> findings) {
        if (expression instanceof Expression.And and) {
            and.of().forEach(each -> walk(rule, each, findings));
        } else if (expression instanceof Expression.Or or) {
            or.of().forEach(each -> walk(rule, each, findings));
        } else if (expression instanceof Expression.Opaque opaque && namesIgnorance(opaque.text())) {
            findings.add(finding(rule, opaque.text()));
        } else if (expression instanceof Expression.Leaf leaf
                && leaf.condition() instanceof Compare compare
                && asksForIgnorance(compare)) {
            findings.add(finding(rule, compare.field().fieldName()));
        }
    }

    private static Finding finding(ReadRule rule, String what) {
        return Finding.of(
                rule,
                Fault.IGNORANCE_COUNTS,
                "restricts an account because something was not measured (" + what
                        + "); a restriction rests on what is known, so take the condition out");
    }

    private static boolean asksForIgnorance(Compare compare) {
        if (compare.value() instanceof Word word) {
            boolean is = compare.operator() == Operator.IS;
            return compare.field().kind() == Kind.KNOWN
                    ? is != word.word().equals("yes")
                    : is && word.word().equals("unknown");
        }
        return compare.field() == FactField.ASSUMED_POINTS
                && compare.value() instanceof Amount amount
                && !compare.operator().holds(-amount.number().signum());
    }

    private static boolean namesIgnorance(String text) {
        Tokens tokens = Tokens.of(text);
        return tokens != null
                && tokens.all().stream().anyMatch(token -> token.equals("UNKNOWN") || WORDS.contains(token));
    }
}

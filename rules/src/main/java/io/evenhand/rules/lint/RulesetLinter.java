// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.lint.Finding.Fault;
import io.evenhand.rules.lint.LintedRuleset.LintedRule;
import io.evenhand.rules.lint.ReadRuleset.Sentence;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Says;
import io.evenhand.rules.spec.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ruleset's text and says what is wrong with it, one check after the other.
 *
 * <p>The checks leave a rule no room for code: a condition compares fields of the one fact, a consequence is one of five
 * calls without an argument, a name is plain. Rule text still comes with a deployment only; what people upload is a spec.
 */
public final class RulesetLinter {
    private static final List<Check> CHECKS = List.of(
            new OwnPackageOnly(),
            new NoNetworkWord(),
            new PlainUniqueName(),
            new ReasonGiven(),
            new SentenceGiven(),
            new OwnerAndClauseGiven(),
            new OneFact(),
            new KnownFields(),
            new NoCodeInCondition(),
            new OneProposal(),
            new EverySanctionEnds(),
            new NoOrderOfRules(),
            new TwoReasonsToLimit(),
            new WeeksToLimit(),
            new MoreThanCounts(),
            new UnknownNeverCounts(),
            new IgnoranceNeverLimits(),
            new NothingUnreachable(),
            new NothingShadowed());

    private RulesetLinter() {}

    /** Lints the files of one ruleset together. */
    public static LintedRuleset lint(List<RuleFile> files) {
        List<Finding> findings = new ArrayList<>();
        ReadRuleset read = RulesetReader.read(files, findings);
        CHECKS.forEach(check -> findings.addAll(check.check(read)));
        if (read.rules().isEmpty() && findings.isEmpty()) {
            findings.add(new Finding("ruleset", 0, Fault.EMPTY, "there is no rule"));
        }
        List<LintedRule> rules = new ArrayList<>();
        for (ReadRule rule : read.rules()) {
            RuleCard card = card(read, rule);
            if (card != null) {
                rules.add(linted(card, rule));
            }
        }
        rules.sort(Comparator.comparing(rule -> rule.card().name()));
        findings.sort(Comparator.comparing(Finding::file).thenComparingInt(Finding::line));
        return new LintedRuleset(read.texts(), rules, findings);
    }

    private static LintedRule linted(RuleCard card, ReadRule rule) {
        List<Condition> conditions = new ArrayList<>();
        List<String> further = new ArrayList<>();
        List<String> constraints = rule.constraints();
        for (String constraint : constraints) {
            Expression expression = ExpressionParser.parse(constraint);
            Condition condition = expression.condition();
            if (condition != null) {
                conditions.add(condition);
            } else if (!(expression instanceof Expression.Guard)) {
                further.add(constraint.strip());
            }
        }
        return new LintedRule(card, conditions, further);
    }

    /** Null for a rule that some check has found incomplete. */
    private static @Nullable RuleCard card(ReadRuleset read, ReadRule rule) {
        Proposal.Kind asks = rule.asks();
        Sentence en = read.sentence("en", rule.name());
        Sentence fr = read.sentence("fr", rule.name());
        Sentence de = read.sentence("de", rule.name());
        if (asks == null || en == null || fr == null || de == null) {
            return null;
        }
        try {
            return new RuleCard(
                    rule.name(),
                    asks,
                    rule.reasons(),
                    new Says(en.text(), fr.text(), de.text()),
                    rule.label("owner"),
                    rule.label("clause"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

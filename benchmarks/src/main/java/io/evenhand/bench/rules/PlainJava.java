// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.rules;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.CaseFacts;
import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.ruleset.Settlement;
import io.evenhand.rules.spec.Condition;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Operator;
import io.evenhand.rules.spec.RuleSpec;
import io.evenhand.rules.spec.RulesetSpec;
import io.evenhand.rules.spec.Value.Amount;
import io.evenhand.rules.spec.Value.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The same rules as a programmer would write them without an engine: loops over comparisons of integers, from the same
 * assessment to the same verdict.
 */
final class PlainJava implements Contestant {
    private final Subjects subjects;
    private final List<Rule> rules;
    private final boolean firstOnly;

    private record Rule(Proposal proposal, List<Test> tests) {
        boolean fires(CaseFact fact) {
            for (Test test : tests) {
                if (!test.holds(fact)) {
                    return false;
                }
            }
            return true;
        }
    }

    private record Test(ToIntFunction<CaseFact> field, Operator operator, int number) {
        boolean holds(CaseFact fact) {
            return operator.holds(Integer.compare(field.applyAsInt(fact), number));
        }
    }

    PlainJava(RulesetSpec spec, Subjects subjects, boolean firstOnly) {
        this.subjects = subjects;
        this.firstOnly = firstOnly;
        this.rules = spec.rules().stream().map(PlainJava::rule).toList();
    }

    @Override
    public String name() {
        return "plain Java";
    }

    @Override
    public List<String> fired(int number) {
        Assessment assessment = subjects.assessments().get(number);
        CaseFact fact = CaseFacts.of(assessment, subjects.standing());
        List<Proposal> proposals = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.fires(fact)) {
                proposals.add(rule.proposal());
                if (firstOnly) {
                    break;
                }
            }
        }
        return new Settlement(fact, proposals, false)
                .verdict(assessment, "plain")
                .fired();
    }

    private static Rule rule(RuleSpec spec) {
        Proposal proposal =
                new Proposal(spec.card().name(), spec.card().asks(), spec.card().reasons());
        return new Rule(proposal, spec.when().of().stream().map(PlainJava::test).toList());
    }

    private static Test test(Condition condition) {
        if (condition instanceof Compare compare) {
            int number = compare.value() instanceof Amount amount
                    ? amount.number().intValueExact()
                    : compare.value().equals(new Flag(true)) ? 1 : 0;
            return new Test(field(compare.field()), compare.operator(), number);
        }
        throw new IllegalArgumentException("the bands are comparisons: " + condition);
    }

    private static ToIntFunction<CaseFact> field(FactField field) {
        return switch (field) {
            case SCORE -> CaseFact::score;
            case ENOUGH -> fact -> fact.enough() ? 1 : 0;
            case RHYTHM_POINTS -> CaseFact::rhythmPoints;
            case MULTIPLES -> CaseFact::multiples;
            case ON_CYCLE_VIEWERS -> CaseFact::onCycleViewers;
            case REMOVED_VIEWERS -> CaseFact::removedViewers;
            case LINK_POINTS -> CaseFact::linkPoints;
            case LINK_PEERS -> CaseFact::linkPeers;
            case SCALE_POINTS -> CaseFact::scalePoints;
            case AUTOMATION_POINTS -> CaseFact::automationPoints;
            case EXTERNAL_VIEWERS -> CaseFact::externalViewers;
            case AGED_TENURES -> CaseFact::agedTenures;
            case PRIOR_NOTICES -> CaseFact::priorNotices;
            case PERSISTENT -> fact -> fact.persistent() ? 1 : 0;
            default -> throw new IllegalArgumentException("no band lies over " + field.fieldName());
        };
    }
}

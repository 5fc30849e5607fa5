// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.rules;

import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.fact.Floor;
import io.evenhand.rules.fact.Proposal.Kind;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.lint.LintedRuleset;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Says;
import io.evenhand.rules.spec.Condition;
import io.evenhand.rules.spec.Condition.All;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Operator;
import io.evenhand.rules.spec.RuleSpec;
import io.evenhand.rules.spec.RulesetSpec;
import io.evenhand.rules.spec.Value.Amount;
import io.evenhand.rules.spec.Value.Flag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A ruleset of any size for the clock: each rule asks whether the gate is passed and whether three numbers lie in a band,
 * each band at a place of its own, so that the linter finds no rule inside another. Every fifth one limits, so it asks
 * for weeks and for two reasons that weigh enough.
 */
final class Bands {
    private static final int LIMIT_EVERY = 5;
    private static final Axis RHYTHM = new Axis(FactField.RHYTHM_POINTS, 22);
    private static final Axis LINKS = new Axis(FactField.LINK_POINTS, 16);
    private static final Says SAYS = new Says("A band.", "Une bande.", "Ein Band.");

    /** The numbers that bands are laid over, with the greatest value worth asking for. */
    private static final List<Axis> AXES = List.of(
            new Axis(FactField.SCORE, 40),
            RHYTHM,
            new Axis(FactField.MULTIPLES, 6),
            new Axis(FactField.ON_CYCLE_VIEWERS, 60),
            new Axis(FactField.REMOVED_VIEWERS, 90),
            LINKS,
            new Axis(FactField.LINK_PEERS, 8),
            new Axis(FactField.SCALE_POINTS, 4),
            new Axis(FactField.AUTOMATION_POINTS, 4),
            new Axis(FactField.EXTERNAL_VIEWERS, 120),
            new Axis(FactField.AGED_TENURES, 60),
            new Axis(FactField.PRIOR_NOTICES, 3));

    private Bands() {}

    private record Axis(FactField field, int max) {}

    /** A clean ruleset of exactly so many rules; the same for the same seed. */
    static RulesetSpec ruleset(int rules, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RuleSpec> made = new ArrayList<>();
        while (made.size() < rules) {
            while (made.size() < rules) {
                String name = "band-" + random.nextLong(1L << 40);
                made.add(made.size() % LIMIT_EVERY == 0 ? limit(name, random) : review(name, random));
            }
            LintedRuleset linted = Rulesets.lint(new RulesetSpec("bands", Map.of(), made));
            linted.findings()
                    .forEach(finding -> made.removeIf(rule ->
                            finding.message().startsWith("rule \"" + rule.card().name() + "\"")));
        }
        return new RulesetSpec("bands", Map.of(), made);
    }

    private static RuleSpec review(String name, SplittableRandom random) {
        List<Condition> when = new ArrayList<>();
        when.add(flag(FactField.ENOUGH));
        List<Axis> axes = new ArrayList<>(AXES);
        for (int i = 0; i < 3; i++) {
            band(when, axes.remove(random.nextInt(axes.size())), 1, random);
        }
        RuleCard card = new RuleCard(name, Kind.REVIEW, List.of(Reason.RHYTHM_BILLING), SAYS, "bench", "1.1");
        return new RuleSpec(card, new All(when));
    }

    private static RuleSpec limit(String name, SplittableRandom random) {
        List<Condition> when = new ArrayList<>();
        when.add(flag(FactField.ENOUGH));
        when.add(flag(FactField.PERSISTENT));
        band(when, RHYTHM, Floor.LEAST_DECIBANS, random);
        band(when, LINKS, Floor.LEAST_DECIBANS, random);
        List<Axis> axes = new ArrayList<>(AXES);
        axes.removeAll(List.of(RHYTHM, LINKS));
        band(when, axes.get(random.nextInt(axes.size())), 1, random);
        RuleCard card = new RuleCard(
                name, Kind.LIMIT, List.of(Reason.RHYTHM_BILLING, Reason.LINK_STRONG_KEYS), SAYS, "bench", "1.1");
        return new RuleSpec(card, new All(when));
    }

    private static void band(List<Condition> when, Axis axis, int least, SplittableRandom random) {
        int from = random.nextInt(least, axis.max() + 1);
        when.add(number(axis, Operator.AT_LEAST, from));
        when.add(number(axis, Operator.LESS_THAN, from + random.nextInt(1, axis.max() + 1)));
    }

    private static Compare flag(FactField field) {
        return new Compare(field, Operator.IS, new Flag(true));
    }

    private static Compare number(Axis axis, Operator operator, int number) {
        return new Compare(axis.field(), operator, new Amount(BigDecimal.valueOf(number)));
    }
}

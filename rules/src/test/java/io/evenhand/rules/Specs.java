// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.fact.Proposal.Kind;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Says;
import io.evenhand.rules.spec.Condition;
import io.evenhand.rules.spec.Condition.All;
import io.evenhand.rules.spec.Condition.AtLeast;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Condition.Share;
import io.evenhand.rules.spec.Operator;
import io.evenhand.rules.spec.RuleSpec;
import io.evenhand.rules.spec.RulesetSpec;
import io.evenhand.rules.spec.Value;
import io.evenhand.rules.spec.Value.Amount;
import io.evenhand.rules.spec.Value.Flag;
import io.evenhand.rules.spec.Value.Parameter;
import io.evenhand.rules.spec.Value.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Rulesets as data made for a test. */
final class Specs {
    static final Says SAYS = new Says("It is so.", "C'est ainsi.", "Es ist so.");

    private Specs() {}

    static RulesetSpec of(List<RuleSpec> rules) {
        return new RulesetSpec("made-up", Map.of(), rules);
    }

    static RuleSpec review(String name, Condition... when) {
        RuleCard card = new RuleCard(name, Kind.REVIEW, List.of(Reason.RHYTHM_BILLING), SAYS, "desk", "1.2");
        return new RuleSpec(card, new All(List.of(when)));
    }

    static Compare number(FactField field, Operator operator, long number) {
        return new Compare(field, operator, amount(number));
    }

    static Amount amount(long number) {
        return new Amount(BigDecimal.valueOf(number));
    }

    /** Any conditions at all, most of them near what a {@link Draft} can be. */
    static RulesetSpec random(SplittableRandom random, int rules) {
        List<RuleSpec> made = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            Condition[] when = new Condition[random.nextInt(1, 4)];
            for (int j = 0; j < when.length; j++) {
                when[j] = condition(random, 2);
            }
            made.add(review("rule-" + i, when));
        }
        made.add(review("shared-number", new Compare(FactField.SCORE, Operator.MORE_THAN, new Parameter("least"))));
        return new RulesetSpec("random", Map.of("least", amount(random.nextInt(30))), made);
    }

    private static Condition condition(SplittableRandom random, int depth) {
        int kind = depth == 0 ? 5 : random.nextInt(8);
        if (kind == 0) {
            List<Condition> of = conditions(random, random.nextInt(2, 4), depth - 1);
            return new AtLeast(random.nextInt(1, of.size() + 1), of);
        }
        if (kind == 1) {
            return new All(conditions(random, 2, depth - 1));
        }
        if (kind == 2) {
            return new Share(FactField.ON_CYCLE_VIEWERS, random.nextInt(1, 101), FactField.REMOVED_VIEWERS);
        }
        return compare(random);
    }

    private static List<Condition> conditions(SplittableRandom random, int count, int depth) {
        List<Condition> of = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            of.add(condition(random, depth));
        }
        return of;
    }

    private static Condition compare(SplittableRandom random) {
        FactField field = any(random, List.of(FactField.values()));
        if (field.kind().isNumber()) {
            BigDecimal number = field.kind() == FactField.Kind.DECIMAL
                    ? BigDecimal.valueOf(random.nextInt(29_500, 30_500), 3)
                    : BigDecimal.valueOf(random.nextInt(-12, 28));
            return new Compare(field, any(random, List.of(Operator.values())), new Amount(number));
        }
        List<String> words = field.kind().words();
        Value value =
                field.kind() == FactField.Kind.FLAG ? new Flag(random.nextBoolean()) : new Word(any(random, words));
        return new Compare(field, random.nextBoolean() ? Operator.IS : Operator.IS_NOT, value);
    }

    private static <T> T any(SplittableRandom random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}

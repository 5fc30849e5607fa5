// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.rules;

import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.spec.RulesetSpec;
import java.util.List;

/** The product's own way: from an assessment and a standing to a verdict, all rules evaluated. */
final class Evenhand implements Contestant {
    private final Ruleset ruleset;
    private final Subjects subjects;

    Evenhand(RulesetSpec spec, Subjects subjects) {
        this.ruleset = Rulesets.compile(spec);
        this.subjects = subjects;
    }

    @Override
    public String name() {
        return "Evenhand";
    }

    @Override
    public List<String> fired(int number) {
        return ruleset.decide(subjects.assessments().get(number), subjects.standing())
                .fired();
    }
}

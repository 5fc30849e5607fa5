// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.enforcement.ledger.RulesetRow;
import io.evenhand.rules.drools.RefusedRulesetException;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.drools.RulesetText;
import io.evenhand.rules.ruleset.Ruleset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The workshop of the rules module. What people hand in is data and stays data; a text that is a program comes only with a
 * deployment, and is restored only from a record that the rulebook found signed.
 */
public final class RulesWorkshop implements Workshop {
    private final Version deployed;

    private RulesWorkshop(Version deployed) {
        this.deployed = deployed;
    }

    /** With the ruleset packaged with this program or, if a folder is given, with the one in it. */
    public static RulesWorkshop with(@Nullable Path folder) throws IOException {
        return folder == null
                ? new RulesWorkshop(new Version(Rulesets.builtIn(), RulesetText.builtIn()))
                : new RulesWorkshop(new Version(Rulesets.load(folder), RulesetText.of(folder)));
    }

    @Override
    public Version deployed() {
        return deployed;
    }

    @Override
    public Version read(String text) {
        throw new UnfitRulesetException(List.of("this program takes no rulesets"));
    }

    @Override
    public Ruleset restore(RulesetRow.Origin origin, String body) {
        try {
            return origin == RulesetRow.Origin.UPLOAD ? read(body).ruleset() : RulesetText.compile(body);
        } catch (RefusedRulesetException | IllegalArgumentException e) {
            throw new UnfitRulesetException(List.of(String.valueOf(e.getMessage())));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.contract.id.Sha256;
import io.evenhand.enforcement.ledger.RuleKeyRow;
import io.evenhand.enforcement.ledger.RulesetRow;
import io.evenhand.rules.diff.RulesetDiff;
import io.evenhand.rules.drools.RefusedRulesetException;
import io.evenhand.rules.drools.RulesetText;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.lint.Finding;
import io.evenhand.rules.lint.LintedRuleset;
import io.evenhand.rules.ruleset.ProgramCases;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.spec.MalformedSpecException;
import io.evenhand.rules.spec.RulesetSpec;
import io.evenhand.rules.spec.SpecReader;
import io.evenhand.rules.spec.SpecWriter;
import io.evenhand.rules.spec.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The workshop of the rules module. What people hand in is data and stays data; a text that is a program comes only with a
 * deployment, and is restored only from a record that the rulebook found signed.
 */
public final class RulesWorkshop implements Workshop {
    private final Version deployed;
    private final Map<String, String> cases;

    private RulesWorkshop(Version deployed) throws IOException {
        this.deployed = deployed;
        this.cases = ProgramCases.all();
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
        try {
            RulesetSpec spec = SpecReader.read(text);
            return new Version(Rulesets.compile(spec), SpecWriter.write(spec));
        } catch (MalformedSpecException e) {
            throw new UnfitRulesetException(e.faults());
        } catch (RefusedRulesetException e) {
            throw unfit(e);
        }
    }

    @Override
    public Ruleset restore(RulesetRow.Origin origin, String body) {
        try {
            return origin == RulesetRow.Origin.UPLOAD ? read(body).ruleset() : RulesetText.compile(body);
        } catch (RefusedRulesetException e) {
            throw unfit(e);
        } catch (IllegalArgumentException e) {
            throw new UnfitRulesetException(List.of(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public Map<String, String> cases() {
        return cases;
    }

    @Override
    public List<String> differences(RulesetRow before, RulesetRow after) {
        return RulesetDiff.between(rules(before), rules(after)).words();
    }

    @Override
    public List<RuleKeyRow> keys(RulesetRow row) {
        return rules(row).stream().map(RulesWorkshop::key).toList();
    }

    /** In whatever order its conditions stand, and whatever it is called and says: the same rule. */
    private static RuleKeyRow key(LintedRuleset.LintedRule rule) {
        RuleCard card = rule.card();
        String meaning = Stream.concat(rule.conditions().stream().map(Words::of), rule.further().stream())
                .sorted()
                .collect(Collectors.joining("\n", card.asks().name() + "\n", ""));
        return new RuleKeyRow(
                card.name(), Sha256.hex(meaning.getBytes(StandardCharsets.UTF_8)), card.asks() == Proposal.Kind.LIMIT);
    }

    private static List<LintedRuleset.LintedRule> rules(RulesetRow row) {
        String body = row.body();
        if (body == null) {
            throw new UnfitRulesetException(List.of("the text of " + row.hash() + " was not kept"));
        }
        try {
            return row.origin() == RulesetRow.Origin.UPLOAD
                    ? RulesetDiff.rules(SpecReader.read(body))
                    : RulesetText.lint(body).rules();
        } catch (MalformedSpecException e) {
            throw new UnfitRulesetException(e.faults());
        } catch (RefusedRulesetException e) {
            throw unfit(e);
        } catch (IllegalArgumentException e) {
            throw new UnfitRulesetException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static UnfitRulesetException unfit(RefusedRulesetException refused) {
        List<String> findings =
                refused.findings().stream().map(Finding::toString).toList();
        return new UnfitRulesetException(findings.isEmpty() ? List.of(String.valueOf(refused.getMessage())) : findings);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement;

import io.evenhand.contract.id.Sha256;
import io.evenhand.enforcement.ledger.RuleKeyRow;
import io.evenhand.enforcement.ledger.RulesetRow;
import io.evenhand.enforcement.rulebook.UnfitRulesetException;
import io.evenhand.enforcement.rulebook.Workshop;
import io.evenhand.rules.ruleset.Ruleset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes rules of texts such as {@code many-viewers limits from 20}; real ones take seconds to compile. */
public final class FakeWorkshop implements Workshop {
    private static final Pattern TEXT = Pattern.compile("([a-z-]+) limits from ([0-9]+)");
    private static final String DEPLOYED = "what came with the program";

    private final Ruleset deployed;
    private final String body;
    private final boolean readsOlder;

    private FakeWorkshop(Ruleset deployed, String body, boolean readsOlder) {
        this.deployed = deployed;
        this.body = body;
        this.readsOlder = readsOlder;
    }

    public FakeWorkshop(Ruleset deployed) {
        this(deployed, DEPLOYED, true);
    }

    /**
     * The workshop of a newer program.
     *
     * @param text of the version that comes with it
     * @param readsOlder whether it can still use what came with the older one
     */
    public static FakeWorkshop newer(String text, boolean readsOlder) {
        Ruleset ruleset = new FakeWorkshop(FakeRuleset.reckless()).read(text).ruleset();
        return new FakeWorkshop(ruleset, text, readsOlder);
    }

    @Override
    public Version deployed() {
        return new Version(deployed, body);
    }

    @Override
    public Version read(String text) {
        return new Version(restore(RulesetRow.Origin.UPLOAD, text), text);
    }

    @Override
    public Ruleset restore(RulesetRow.Origin origin, String body) {
        if (body.equals(DEPLOYED) && readsOlder) {
            return this.body.equals(DEPLOYED) ? deployed : FakeRuleset.reckless();
        }
        Matcher text = TEXT.matcher(body);
        if (!text.matches()) {
            throw new UnfitRulesetException(List.of("line 1: not a rule"));
        }
        return FakeRuleset.from(Integer.parseInt(text.group(2)), text.group(1), hash(body));
    }

    /** The same limit is the same meaning, whatever the rule is called. */
    @Override
    public List<RuleKeyRow> keys(RulesetRow row) {
        String text = String.valueOf(row.body());
        return restore(row.origin(), text).rules().stream()
                .map(card -> new RuleKeyRow(
                        card.name(),
                        Sha256.hex(text.substring(text.indexOf(' ') + 1).getBytes(StandardCharsets.UTF_8)),
                        true))
                .toList();
    }

    /** Two stories, of which the first turns on where a version begins to limit. */
    @Override
    public Map<String, String> cases() {
        return Map.of(
                "seller.yaml",
                "note: a seller\ngiven: {atoms: {rhythm.tenure: {points: 12}}}\nwant: {outcome: limit}\n",
                "choir.yaml",
                "note: a choir\ngiven: {atoms: {rhythm.tenure: {points: 2}}}\nwant: {outcome: none}\n");
    }

    @Override
    public List<String> differences(RulesetRow before, RulesetRow after) {
        return List.of("it was: " + before.body(), "it is: " + after.body());
    }

    public static String hash(String text) {
        return "sha256:" + Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}

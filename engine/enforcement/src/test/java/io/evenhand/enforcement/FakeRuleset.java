// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.contract.verdict.Withholder;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.ruleset.Says;
import java.util.ArrayList;
import java.util.List;

/** Rules that look at nothing but the score; they do not heed the standing unless told to. */
public final class FakeRuleset implements Ruleset {
    private final boolean heedsStanding;
    private final int limitFrom;
    private final String rule;
    private final String version;

    private FakeRuleset(boolean heedsStanding, int limitFrom, String rule, String version) {
        this.heedsStanding = heedsStanding;
        this.limitFrom = limitFrom;
        this.rule = rule;
        this.version = version;
    }

    /** Rules that would limit anybody, vouched for or not: what must hold, must hold with these. */
    public static FakeRuleset reckless() {
        return new FakeRuleset(false, 25, "fake", "sha256:" + "0".repeat(64));
    }

    public static FakeRuleset careful() {
        return new FakeRuleset(true, 25, "fake", "sha256:" + "0".repeat(64));
    }

    /** Rules that limit from a score on, under a name of their own. */
    public static FakeRuleset from(int score, String rule, String version) {
        return new FakeRuleset(true, score, rule, version);
    }

    @Override
    public Verdict decide(Assessment assessment, Standing standing) {
        Outcome outcome = assessment.score() >= limitFrom
                ? Outcome.LIMIT
                : assessment.score() >= 10 ? Outcome.REVIEW : Outcome.NONE;
        List<Withholder> withheldBy = new ArrayList<>();
        if (heedsStanding && standing.allowlistedUntil() != null) {
            withheldBy.add(Withholder.ALLOWLIST);
        }
        return new Verdict(
                assessment.account(),
                assessment.asOf(),
                outcome,
                outcome == Outcome.LIMIT ? Measure.LIMIT : Measure.NONE,
                outcome == Outcome.NONE ? List.of() : List.of("RHYTHM_BILLING", "LINK_STRONG_KEYS"),
                assessment.score() < 0 ? List.of("TIES_DENSE") : List.of(),
                List.of(rule),
                withheldBy,
                version(),
                false,
                assessment.id());
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<RuleCard> rules() {
        return List.of(new RuleCard(
                rule,
                Proposal.Kind.LIMIT,
                List.of(Reason.RHYTHM_BILLING, Reason.LINK_STRONG_KEYS),
                new Says("A high score.", "Un score élevé.", "Ein hoher Wert."),
                "resale-desk",
                "personal-sharing"));
    }
}

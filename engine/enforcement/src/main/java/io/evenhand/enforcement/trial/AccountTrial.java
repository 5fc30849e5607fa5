// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.ledger.Stored;
import io.evenhand.enforcement.ledger.TrialBook.Evidence;
import io.evenhand.enforcement.notice.LimitDraft;
import io.evenhand.enforcement.rulebook.Limiting;
import io.evenhand.rules.ruleset.Ruleset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What two versions of the rules make of all assessments of one account. */
final class AccountTrial {
    private final Ruleset candidate;
    private final Ruleset baseline;
    private final Consumer<Verdict> observer;
    private final Side ofCandidate = new Side();
    private final Side ofBaseline = new Side();
    private final List<Restriction> restrictions = new ArrayList<>();
    private final List<Evidence> evidence;
    private final Assessment newest;
    private final Map<String, String> traits;
    private long withoutStanding;
    private long degraded;

    /** A new restriction by the candidate, at a time of the evidence. */
    record Restriction(Instant at, List<String> rules) {}

    /** The worst that one version makes of the account. */
    static final class Side {
        private Outcome worst = Outcome.NOT_ENOUGH_DATA;
        private Measure measure = Measure.NONE;
        private List<String> fired = List.of();
        private boolean restricted;

        void add(Verdict verdict) {
            boolean counts = restricts(verdict);
            if (verdict.outcome().compareTo(worst) > 0 || (counts && !restricted)) {
                fired = verdict.fired();
            }
            if (verdict.outcome().compareTo(worst) > 0) {
                worst = verdict.outcome();
            }
            if (verdict.measure().compareTo(measure) > 0
                    && (counts || !verdict.measure().isRestriction())) {
                measure = verdict.measure();
            }
            restricted |= counts;
        }

        String outcome() {
            return worst.wire();
        }

        String measure() {
            return measure.name();
        }

        List<String> fired() {
            return fired;
        }

        boolean isRestricted() {
            return restricted;
        }
    }

    AccountTrial(List<Evidence> evidence, Ruleset candidate, Ruleset baseline, Consumer<Verdict> observer) {
        this.evidence = evidence;
        this.candidate = candidate;
        this.baseline = baseline;
        this.observer = observer;
        Assessment last = null;
        @Nullable Instant restrictedAt = null;
        for (Evidence each : evidence) {
            last = Stored.assessment(each.assessment());
            restrictedAt = judge(each, last, restrictedAt);
        }
        if (last == null) {
            throw new IllegalArgumentException("an account without evidence");
        }
        this.newest = last;
        this.traits = Cohorts.traits(evidence.get(0).traits());
    }

    private @Nullable Instant judge(Evidence each, Assessment assessment, @Nullable Instant restrictedAt) {
        withoutStanding += each.standing() == null ? 1 : 0;
        Standing standing = Stored.standing(each.standing(), each.account());
        Verdict verdict = candidate.decide(assessment, standing);
        observer.accept(verdict);
        degraded += verdict.degraded() ? 1 : 0;
        ofCandidate.add(verdict);
        ofBaseline.add(candidate == baseline ? verdict : baseline.decide(assessment, standing));
        boolean over = restrictedAt == null || !assessment.asOf().isBefore(restrictedAt.plus(LimitDraft.LENGTH));
        if (!restricts(verdict) || !over) {
            return restrictedAt;
        }
        restrictions.add(new Restriction(assessment.asOf(), Limiting.rules(candidate, verdict)));
        return assessment.asOf();
    }

    static boolean restricts(Verdict verdict) {
        return verdict.measure().isRestriction() && verdict.withheldBy().isEmpty() && !verdict.degraded();
    }

    Side candidate() {
        return ofCandidate;
    }

    Side baseline() {
        return ofBaseline;
    }

    List<Restriction> restrictions() {
        return restrictions;
    }

    Assessment newest() {
        return newest;
    }

    /** The account holder, and the people outside the household who watch. */
    long people() {
        return 1L + newest.gates().externalViewers30d();
    }

    Map<String, String> traits() {
        return traits;
    }

    Map<String, String> cohorts() {
        return Cohorts.of(newest, evidence.get(0).knownSince(), traits);
    }

    /** {@code seller}, {@code innocent} or null: what a simulation told, otherwise what people decided. */
    @Nullable
    String label() {
        String told = traits.get("seller");
        if (told != null) {
            return "yes".equals(told) ? "seller" : "innocent";
        }
        return evidence.get(0).label();
    }

    long assessments() {
        return evidence.size();
    }

    long withoutStanding() {
        return withoutStanding;
    }

    long degraded() {
        return degraded;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.contract.verdict.Withholder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The built-in ruleset once more, in plain Java straight from its description: no engine, no fact, no bounds. */
final class ReferenceDecision {
    private ReferenceDecision() {}

    static Verdict decide(Assessment a, Standing s, String ruleset) {
        EvidenceAtom beat = strongestRhythm(a);
        int rhythm = beat == null ? 0 : Math.min(beat.points(), a.points(Family.RHYTHM));
        double multiples = beat == null ? 0 : beat.detail().getOrDefault("multiples", 0.0);
        double viewers = beat == null ? 0 : beat.detail().getOrDefault("onCycleViewers", 0.0);
        int links = a.points(Family.LINK);
        boolean lasting = a.enough() && a.gates().persistence().trueCount() >= 3;
        boolean beats = lasting && a.score() >= 14 && rhythm >= 10 && multiples >= 2;

        Map<String, Integer> against = new LinkedHashMap<>();
        Set<String> fired = new TreeSet<>();
        Outcome outcome = a.enough() ? Outcome.NONE : Outcome.NOT_ENOUGH_DATA;
        Measure measure = Measure.NONE;
        if (!a.enough()) {
            fired.add("guard-not-enough-data");
        }
        if (s.evidenceVerified()) {
            fired.add("suspend-verified-evidence");
            against.put("EVIDENCE_VERIFIED", 1000);
        }
        if (lasting && a.score() >= 8 && reviewed(rhythm, links, against, fired)) {
            outcome = Outcome.REVIEW;
            measure = Measure.MONITOR;
        }
        if (beats && links >= 7) {
            fired.add("limit-rhythm-and-links");
        }
        boolean smallShop = beats && rhythm >= 14 && multiples >= 3 && mostOf(beat, viewers) && marks(a) >= 1;
        if (smallShop) {
            fired.add("limit-rhythm-of-most-viewers");
        }
        if (beats && viewers >= 25) {
            fired.add("limit-rhythm-of-many-viewers");
        }
        if (smallShop || (beats && viewers >= 25)) {
            against.put("MANY_ON_CYCLE_VIEWERS", a.points(Family.SCALE));
        }
        if (smallShop || (beats && (links >= 7 || viewers >= 25))) {
            outcome = Outcome.LIMIT;
            measure = Measure.LIMIT;
        }
        if (s.evidenceVerified()) {
            outcome = Outcome.PROPOSE_SUSPEND;
            measure = measure == Measure.LIMIT ? Measure.LIMIT : Measure.NOTICE;
        }
        Map<String, Integer> favour = inFavour(a, fired);
        List<Withholder> withheldBy = measure == Measure.NONE ? List.of() : withholders(a, s);
        return new Verdict(
                a.account(),
                a.asOf(),
                outcome,
                withheldBy.isEmpty() ? measure : Measure.NONE,
                heaviestFirst(against),
                heaviestFirst(favour),
                List.copyOf(fired),
                withheldBy,
                ruleset,
                false,
                a.id());
    }

    private static boolean mostOf(EvidenceAtom beat, double viewers) {
        double removed = beat.detail().getOrDefault("removedViewers", (double) beat.n());
        return viewers >= 10 && viewers >= 0.7 * removed - 1e-9;
    }

    private static long marks(Assessment a) {
        return a.atoms().stream()
                .filter(atom -> atom.points() > 0)
                .filter(atom -> atom.signal().matches("rhythm.trials|automation.cap_enforcement|scale.fresh_viewers"))
                .count();
    }

    private static boolean reviewed(int rhythm, int links, Map<String, Integer> against, Set<String> fired) {
        if (rhythm >= 6) {
            fired.add("review-rhythm");
            against.put("RHYTHM_BILLING", rhythm);
        }
        if (links >= 7) {
            fired.add("review-links");
            against.put("LINK_STRONG_KEYS", links);
        }
        return rhythm >= 6 || links >= 7;
    }

    private static Map<String, Integer> inFavour(Assessment a, Set<String> fired) {
        Map<String, Integer> favour = new LinkedHashMap<>();
        favour(a, fired, favour, "ties.density", "TIES_DENSE", "favour-viewers-know-each-other");
        favour(a, fired, favour, "ties.reciprocity", "RECIPROCAL", "favour-viewers-share-back");
        favour(a, fired, favour, "tenure.median_live", "LONG_TENURES", "favour-viewers-stay");
        int guessed = a.atoms().stream()
                .filter(ReferenceDecision::isGuess)
                .mapToInt(EvidenceAtom::points)
                .filter(points -> points < 0)
                .sum();
        if (guessed < 0) {
            favour.put("NOT_MEASURED", -guessed);
            fired.add("favour-not-measured");
        }
        return favour;
    }

    private static void favour(
            Assessment a, Set<String> fired, Map<String, Integer> favour, String signal, String code, String rule) {
        EvidenceAtom atom = a.atom(signal);
        if (atom != null && atom.points() < 0 && !isGuess(atom)) {
            favour.put(code, -atom.points());
            fired.add(rule);
        }
    }

    private static EvidenceAtom strongestRhythm(Assessment a) {
        return a.atoms().stream()
                .filter(atom -> atom.signal().startsWith("rhythm."))
                .max(Comparator.comparing(EvidenceAtom::points).thenComparing(EvidenceAtom::signal))
                .orElse(null);
    }

    private static boolean isGuess(EvidenceAtom atom) {
        return atom.detail().containsKey("assumed");
    }

    private static List<Withholder> withholders(Assessment a, Standing s) {
        List<Withholder> withholders = new ArrayList<>();
        if (s.allowlistedUntil() != null && s.allowlistedUntil().compareTo(a.asOf()) > 0) {
            withholders.add(Withholder.ALLOWLIST);
        }
        if (s.heldUntil() != null && s.heldUntil().compareTo(a.asOf()) > 0) {
            withholders.add(Withholder.HOLD);
        }
        if (s.appealOpen()) {
            withholders.add(Withholder.APPEAL);
        }
        return withholders;
    }

    /** A stable sort: codes of one weight keep the order in which they were found, which is the ladder's. */
    private static List<String> heaviestFirst(Map<String, Integer> codes) {
        return codes.keySet().stream()
                .sorted(Comparator.comparing((String code) -> -codes.get(code)))
                .toList();
    }
}

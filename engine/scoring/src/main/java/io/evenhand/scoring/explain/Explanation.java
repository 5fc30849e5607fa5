// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.explain;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.scoring.signal.Measured;
import io.evenhand.scoring.signal.Signal;
import java.util.Comparator;
import java.util.List;

/**
 * What an assessment rests on, for a person: the strongest reasons, everything that counted in the account's favour, what
 * people had ruled out, and what was never looked at.
 *
 * @param reasons what speaks against the account, strongest first, at most {@value #REASONS_MAX}
 * @param further how many weaker reasons are not shown
 * @param inFavour what speaks for it, strongest first, with what was counted so because nobody measured it
 * @param ruledOut what was measured and not counted, because people accepted a rebuttal or restricted its use
 * @param leftOut tenures that are no evidence because they were declared as guests
 * @param notUsed what plays no part in any assessment
 */
public record Explanation(
        List<EvidenceAtom> reasons,
        int further,
        List<EvidenceAtom> inFavour,
        List<EvidenceAtom> ruledOut,
        long leftOut,
        List<NotUsed> notUsed) {
    public static final int REASONS_MAX = 4;

    private static final Comparator<EvidenceAtom> STRONGEST_FIRST = Comparator.comparingInt(
                    (EvidenceAtom atom) -> Math.abs(atom.points()))
            .reversed()
            .thenComparing(EvidenceAtom::signal);

    /** What no assessment uses; the scorer's input has no field for any of it. */
    public enum NotUsed {
        HOSTING_PROVIDER,
        NETWORK_AND_ADDRESS,
        COUNTRY,
        VPN,
        WHAT_WAS_WATCHED,
        TRANSCODING,
        OTHER_ACCOUNTS_ON_THE_SAME_NETWORK
    }

    public Explanation {
        reasons = List.copyOf(reasons);
        inFavour = List.copyOf(inFavour);
        ruledOut = List.copyOf(ruledOut);
        notUsed = List.copyOf(notUsed);
        if (reasons.size() > REASONS_MAX) {
            throw new IllegalArgumentException("too many reasons to read");
        }
    }

    /** The explanation of an assessment; a pure function of the record. */
    public static Explanation of(Assessment assessment) {
        List<EvidenceAtom> against = assessment.atoms().stream()
                .filter(atom -> atom.points() > 0)
                .sorted(STRONGEST_FIRST)
                .toList();
        EvidenceAtom passes = assessment.atom(Signal.DECLARED_PASSES.wire());
        return new Explanation(
                against.stream().limit(REASONS_MAX).toList(),
                Math.max(0, against.size() - REASONS_MAX),
                assessment.atoms().stream()
                        .filter(atom -> atom.points() < 0)
                        .sorted(STRONGEST_FIRST)
                        .toList(),
                assessment.atoms().stream().filter(Explanation::isRuledOut).toList(),
                passes == null ? 0 : passes.n(),
                List.of(NotUsed.values()));
    }

    private static boolean isRuledOut(EvidenceAtom atom) {
        return atom.detail().containsKey(Measured.REBUTTED) || atom.detail().containsKey(Measured.RESTRICTED);
    }
}

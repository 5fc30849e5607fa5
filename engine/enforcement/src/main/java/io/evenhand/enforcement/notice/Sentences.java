// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.enforcement.document.Facts;
import io.evenhand.enforcement.document.Language;
import java.util.Comparator;
import java.util.List;

/** The evidence of an assessment as people read it, in order. */
public final class Sentences {
    /** What plays no part in any decision. */
    public static final List<String> NOT_USED = List.of(
            "We did not use where your server is hosted, your network, your country, or whether you use a VPN.",
            "We did not use what you or anybody else watched.",
            "We did not use what other accounts on the same network did.");

    private Sentences() {}

    /** Every piece of evidence, what spoke against the account first, strongest first. */
    public static List<Factor> factors(Assessment assessment) {
        return assessment.atoms().stream()
                .filter(atom -> atom.points() != 0)
                .sorted(Comparator.comparingInt(EvidenceAtom::points).reversed().thenComparing(EvidenceAtom::signal))
                .map(Sentences::factor)
                .toList();
    }

    /** What spoke against the account. */
    public static List<Factor> against(Assessment assessment) {
        return factors(assessment).stream()
                .filter(factor -> factor.points() > 0)
                .toList();
    }

    /** What spoke for the account, strongest first. */
    public static List<Factor> inFavour(Assessment assessment) {
        return factors(assessment).stream()
                .filter(factor -> factor.points() < 0)
                .sorted(Comparator.comparingInt(Factor::points))
                .toList();
    }

    public static List<Notice.FamilyPoints> families(Assessment assessment) {
        return assessment.families().stream()
                .map(each -> new Notice.FamilyPoints(each.family().wire(), each.points(), each.cap()))
                .toList();
    }

    static Factor factor(EvidenceAtom atom) {
        return new Factor(
                atom.signal(), atom.family(), atom.points(), atom.n(), atom.p(), Facts.saw(atom, Language.EN));
    }
}

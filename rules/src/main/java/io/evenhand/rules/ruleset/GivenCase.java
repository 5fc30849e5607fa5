// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Completeness;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.assessment.Gates;
import io.evenhand.contract.assessment.Persistence;
import io.evenhand.contract.assessment.Presence;
import io.evenhand.contract.event.WireName;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.contract.verdict.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of a worked case in short hand: atoms as {@code signal: {points: 17, multiples: 3}}, everything else with
 * the values of an account that passes every gate. A case that cares about the record itself gives {@code assessment}
 * as the contract spells it.
 *
 * @param assessment a whole assessment; then only {@code standing} may stand beside it
 * @param asOf the time of the assessment; by default the first of March 2026
 * @param persistence in how many of the latest four evaluations the account stood out; by default all
 */
record GivenCase(
        @Nullable JsonNode assessment,
        @Nullable String asOf,
        @Nullable Boolean enough,
        @Nullable Map<String, Map<String, Double>> atoms,
        @Nullable Integer externalViewers,
        @Nullable Integer agedTenures,
        @Nullable Integer persistence,
        @Nullable Map<String, String> completeness,
        @Nullable GivenStanding standing) {
    private static final AccountId ACCOUNT = new AccountId("acc-1");
    private static final String AS_OF = "2026-03-01T00:00:00.000Z";

    /** The parts of a standing that differ from a blank one. */
    record GivenStanding(
            @Nullable String allowlistedUntil,
            @Nullable String heldUntil,
            boolean appealOpen,
            boolean evidenceVerified,
            int priorNotices) {
        Standing of(AccountId account) {
            return new Standing(
                    account, time(allowlistedUntil), time(heldUntil), appealOpen, evidenceVerified, priorNotices);
        }

        private static @Nullable Instant time(@Nullable String text) {
            return text == null ? null : Timestamps.parse(text);
        }
    }

    Standing standingOf(AccountId account) {
        return standing == null ? Standing.blank(account) : standing.of(account);
    }

    Assessment toAssessment() throws MalformedJsonException {
        if (assessment != null) {
            return ContractJson.read(assessment.toString(), Assessment.class);
        }
        List<EvidenceAtom> evidence = evidence();
        List<FamilyScore> families = families(evidence);
        return new Assessment(
                new AssessmentId("assessment-1"),
                ACCOUNT,
                Timestamps.parse(asOf == null ? AS_OF : asOf),
                "worked-case",
                families.stream().mapToInt(FamilyScore::points).sum(),
                enough == null || enough,
                families,
                evidence,
                new Gates(
                        externalViewers == null ? 20 : externalViewers,
                        agedTenures == null ? 20 : agedTenures,
                        new Persistence(persistence == null ? 4 : persistence, 4)),
                new Completeness(presence("playback"), presence("ties"), presence("keys")));
    }

    private List<EvidenceAtom> evidence() {
        List<EvidenceAtom> evidence = new ArrayList<>();
        new TreeMap<>(atoms == null ? Map.<String, Map<String, Double>>of() : atoms).forEach((signal, numbers) -> {
            Map<String, Double> detail = new TreeMap<>(numbers);
            Double points = detail.remove("points");
            evidence.add(new EvidenceAtom(
                    signal, family(signal), points == null ? 0 : points.intValue(), 20, null, null, "P120D", detail));
        });
        return evidence;
    }

    private static List<FamilyScore> families(List<EvidenceAtom> evidence) {
        TreeMap<Family, Integer> sums = new TreeMap<>();
        evidence.forEach(atom -> sums.merge(atom.family(), atom.points(), Integer::sum));
        List<FamilyScore> families = new ArrayList<>();
        sums.forEach((family, points) -> families.add(new FamilyScore(family, points, Math.max(points, 0))));
        return families;
    }

    /** A signal's name starts with its family's, except for what speaks for the account. */
    private static Family family(String signal) {
        Family family = WireName.find(Family.class, signal.substring(0, Math.max(0, signal.indexOf('.'))));
        return family == null ? Family.EXCULPATORY : family;
    }

    private Presence presence(String stream) {
        String wire = completeness == null ? null : completeness.get(stream);
        Presence presence = wire == null ? Presence.PRESENT : WireName.find(Presence.class, wire);
        if (presence == null) {
            throw new IllegalArgumentException("completeness is present or absent");
        }
        return presence;
    }
}

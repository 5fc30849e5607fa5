// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.casework;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Completeness;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.assessment.Gates;
import io.evenhand.contract.assessment.Persistence;
import io.evenhand.contract.assessment.Presence;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.enforcement.decide.AssessmentConsumer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Assessments as they lie in Kafka, made by hand: most concern nobody, some want people, a few limit. */
final class Arrivals {
    private static final byte[] NO_KEY = new byte[0];
    private static final int PERMILLE = 1_000;
    private static final int LIMITS_PERMILLE = 10;
    private static final int LOOKS_PERMILLE = 50;

    private Arrivals() {}

    /** @param known how many accounts there are already; every second assessment is about one of them */
    static List<ConsumerRecord<byte[], byte[]>> of(int count, int known, Instant asOf, long seed) {
        Random random = new Random(seed);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String account = random.nextBoolean() ? Town.account(1 + random.nextInt(known)) : "new-" + seed + "-" + i;
            int kind = random.nextInt(PERMILLE);
            int points = kind < LIMITS_PERMILLE ? 19 : kind < LIMITS_PERMILLE + LOOKS_PERMILLE ? 14 : 2;
            Assessment assessment = assessment(account, "as-" + seed + "-" + i, asOf, points);
            records.add(new ConsumerRecord<>(
                    AssessmentConsumer.TOPIC, (int) (seed % PERMILLE), i, NO_KEY, ContractJson.bytes(assessment)));
        }
        return records;
    }

    static Assessment assessment(String account, String id, Instant asOf, int rhythm) {
        boolean strong = rhythm > 18;
        int link = strong ? 12 : 3;
        int favour = strong ? -3 : -2;
        return new Assessment(
                new AssessmentId(id),
                new AccountId(account),
                asOf,
                "scorecard-1",
                rhythm + link + favour,
                true,
                List.of(
                        new FamilyScore(Family.RHYTHM, rhythm, 22),
                        new FamilyScore(Family.LINK, link, 16),
                        new FamilyScore(Family.EXCULPATORY, favour, 0)),
                List.of(
                        new EvidenceAtom(
                                "rhythm.tenure",
                                Family.RHYTHM,
                                rhythm,
                                strong ? 31 : 14,
                                strong ? 24.1 : 9.1,
                                strong ? 1.2e-9 : 1.2e-4,
                                "P120D",
                                Map.of(
                                        "periodDays",
                                        30.0,
                                        "multiples",
                                        strong ? 3.0 : 2.0,
                                        "onCycleViewers",
                                        strong ? 28.0 : 11.0)),
                        new EvidenceAtom(
                                "link.keys",
                                Family.LINK,
                                link,
                                strong ? 3 : 1,
                                null,
                                null,
                                "P120D",
                                Map.of("peers", strong ? 3.0 : 1.0)),
                        new EvidenceAtom(
                                strong ? "ties.reciprocity" : "tenure.median_live",
                                Family.EXCULPATORY,
                                favour,
                                strong ? 44 : 20,
                                strong ? 0.2 : 300.0,
                                null,
                                "P30D",
                                Map.of())),
                strong ? new Gates(44, 31, new Persistence(4, 4)) : new Gates(20, 14, new Persistence(3, 4)),
                new Completeness(Presence.PRESENT, Presence.PRESENT, Presence.PRESENT));
    }
}

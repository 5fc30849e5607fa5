// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.redress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.evidence.Gathered;
import io.evenhand.enforcement.ladder.Draft;
import io.evenhand.enforcement.ladder.Stepped;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.EvidenceRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The account holder's file of a case holds what was decided and what it rests on; a body outside gets the whole of it. */
class PeopleReadWhatWasServedIT {
    private static final String REFUSED = "A colleague believed that a whole club was behind it.";
    private static final String WAITING = "A suspension that nobody has agreed to so far.";
    private static final String SERVED = "Access was offered for a monthly price and we saw it.";
    private static final String RUMOUR = "Somebody in a forum said so, and nobody has checked.";

    @Test
    void whatWasOnlyProposedAndWhatNobodyCheckedStaysIn() throws IOException {
        try (Office office = new Office()) {
            CaseId id = office.doubtful("acc-1", Office.BORIS);
            Stepped.Done refused = office.submitted(id, Office.ANNA, draft(Measure.LIMIT, REFUSED));
            office.ladder.refuse(refused.proposal(), refused.version(), Office.BORIS, Office.REASON);
            office.clock.move(Duration.ofMinutes(5));
            DecisionRow warning = office.taken(id, draft(Measure.NOTICE, SERVED));
            office.clock.move(Duration.ofMinutes(5));
            office.submitted(id, Office.ANNA, draft(Measure.LIMIT, WAITING));
            office.evidence.gather(id, Office.ANNA, rumour());

            CaseBundles bundles = new CaseBundles(office.ledger, office.links, office.appeals, office.clock);
            Map<String, String> person = unzip(bundles.behind(office.token(warning)));
            Map<String, String> body = unzip(bundles.of(id, Edition.BODY, "clara"));
            assertTrue(person.get("case.json").contains(SERVED));
            for (String hidden : new String[] {REFUSED, WAITING}) {
                assertFalse(person.get("case.json").contains(hidden), hidden);
                assertTrue(body.get("case.json").contains(hidden), hidden);
            }
            assertEquals("[]", person.get("evidence.json"));
            assertTrue(body.get("evidence.json").contains(RUMOUR));
            assertFalse(person.get("log.jsonl").contains(refused.proposal()));
            assertTrue(body.get("log.jsonl").contains(refused.proposal()));
        }
    }

    private static Draft draft(Measure measure, String facts) {
        return new Draft(
                measure,
                null,
                "Section 7.2: you may not sell or rent access to your server.",
                "2026-01-01",
                facts,
                "Asking did not help, so nothing milder than this would do.",
                30,
                null);
    }

    private static Gathered rumour() {
        return new Gathered(
                EvidenceRow.Kind.TEST_PURCHASE,
                "0".repeat(64),
                "a forum",
                RUMOUR,
                LocalDate.of(2026, 2, 20),
                "2026-01-01",
                EvidenceRow.Basis.LEGITIMATE_INTERESTS,
                Duration.ofDays(30),
                null);
    }

    private static Map<String, String> unzip(byte[] file) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}

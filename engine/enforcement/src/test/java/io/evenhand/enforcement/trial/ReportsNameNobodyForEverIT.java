// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.FakeRuleset;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.trial.BlastRadius.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A report shows whom it concerns most as long as they are there; without them it stays signed and usable. */
class ReportsNameNobodyForEverIT {
    @Test
    void anErasedAccountLeavesTheReportAndTheSignatureOverItStaysGood() throws Exception {
        try (Office office = new Office()) {
            for (String account : List.of("forgotten", "remembered")) {
                office.intake.handle(Samples.doubtful(account, "as-1", office.clock.instant()));
            }
            String hash = office.approved("many-viewers limits from 12");
            Office.done(office.rulesets.activate(Office.CLARA, hash));
            long report = office.backtests.reports(hash).get(0).id();
            assertEquals(List.of("forgotten", "remembered"), named(office, report));
            String body = office.database.value("select body from ruleset_reports");
            assertFalse(body.contains("forgotten") || body.contains("remembered"), body);

            office.ledger.run(books -> books.erasures().forgetUnneeded(new AccountId("forgotten")));
            assertEquals(List.of("remembered"), named(office, report));
            assertEquals(
                    2,
                    office.backtests.report(report).found().changes().stream()
                            .filter(change -> change.to().equals("limit"))
                            .mapToLong(BlastRadius.Change::accounts)
                            .sum(),
                    "the figures stay");
            Rulebook restarted = office.rulebook(FakeRuleset.reckless());
            assertEquals(hash, office.ledger.inTransaction(restarted::activeHash), "and so does the signature");
            assertTrue(office.ledger.inTransaction(books -> books.audit().firstBroken()) == 0);
        }
    }

    private static List<String> named(Office office, long report) {
        return office.backtests.report(report).found().examples().stream()
                .map(Example::account)
                .map(AccountId::value)
                .toList();
    }
}

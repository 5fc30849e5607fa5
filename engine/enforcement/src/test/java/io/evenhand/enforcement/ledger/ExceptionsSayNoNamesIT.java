// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An exception of the ledger can be logged: it holds no account, no statement and no password. */
class ExceptionsSayNoNamesIT {
    private static final String CANARY = "CANARY";

    @Test
    void whateverTheDatabaseRefuses() {
        try (Office office = new Office()) {
            Instant now = office.clock.instant();
            var assessment = Samples.damning(CANARY, CANARY, now);
            office.intake.handle(assessment);
            DecisionRow row = office.decision(CANARY);
            AppealRow appeal = new AppealRow(
                    new AppealId(CANARY),
                    new DecisionId(CANARY),
                    assessment.account(),
                    CANARY,
                    false,
                    now,
                    now,
                    null,
                    null,
                    null,
                    null,
                    AppealState.RECEIVED,
                    null,
                    null,
                    "en",
                    null,
                    null);
            quiet(() -> office.ledger.run(books -> books.appeals().file(appeal, CANARY)));
            quiet(() -> office.ledger.run(books -> books.staff().upsert(new StaffRow(CANARY, CANARY, CANARY), now)));
            quiet(() -> office.ledger.run(books -> books.decisions().enact(row, java.util.Set.of())));
            quiet(() -> office.ledger.run(books -> books.allowlist()
                    .propose(
                            assessment.account(),
                            io.evenhand.enforcement.ledger.AllowRow.Scope.ALL_MEASURES,
                            CANARY,
                            CANARY,
                            now,
                            now)));
        }
    }

    private static void quiet(Runnable refused) {
        RuntimeException thrown = assertThrows(RuntimeException.class, refused::run);
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        assertFalse(text.toString().contains(CANARY), text::toString);
    }
}

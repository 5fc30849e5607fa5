// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.log.LogAccess;
import io.evenhand.enforcement.Office;
import org.junit.jupiter.api.Test;

/** Casework starts before its broker's name leads anywhere, and goes on trying. */
class BrokersComeLateIT {
    private static final LogAccess NOWHERE = LogAccess.plain("no-broker.invalid:9092");

    @Test
    void theRelayGoesOnTryingAndEndsWhenItIsClosed() throws Exception {
        try (Office office = new Office()) {
            OutboxRelay relay = new OutboxRelay(NOWHERE, office.ledger);
            try {
                relay.start();
                Thread.sleep(1_500);
                assertTrue(isRunning("outbox"), "it was tried and is tried again");
            } finally {
                relay.close();
            }
            assertFalse(isRunning("outbox"));
        }
    }

    @Test
    void howMuchWaitsIsUnknownWhileTheLogOrTheLedgerCannotSay() {
        Office office = new Office();
        assertEquals(-1, new Backlog(NOWHERE, office.ledger).count());
        office.close();
        assertEquals(-1, new Backlog(LogAccess.plain("127.0.0.1:1"), office.ledger).count(), "the ledger is closed");
    }

    private static boolean isRunning(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.enforcement.FakeRuleset;
import io.evenhand.enforcement.FakeWorkshop;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.TestClock;
import io.evenhand.enforcement.TestDatabase;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LedgerSettings;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.Seal;

/** Reads assessments until it is killed. */
public final class ConsumerProgram {
    private ConsumerProgram() {}

    /** @param args Kafka's address, the database's, the time it is */
    public static void main(String[] args) throws InterruptedException {
        Ledger ledger = Ledger.open(new LedgerSettings(args[1], "postgres", "postgres", 4), TestDatabase.SEAL);
        AssessmentIntake intake = new AssessmentIntake(
                ledger,
                new Rulebook(
                        ledger,
                        new FakeWorkshop(FakeRuleset.reckless()),
                        new Seal(Office.keys()),
                        new TestClock(args[2])),
                new TestClock(args[2]));
        AssessmentConsumer consumer = new AssessmentConsumer(args[0], ledger, intake);
        OutboxRelay relay = new OutboxRelay(args[0], ledger);
        consumer.start();
        relay.start();
        Thread.currentThread().join();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.log.LogAccess;
import io.evenhand.enforcement.FakeRuleset;
import io.evenhand.enforcement.FakeWorkshop;
import io.evenhand.enforcement.TestClock;
import io.evenhand.enforcement.TestDatabase;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LedgerSettings;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.Seal;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Reads assessments until it is killed. */
public final class ConsumerProgram {
    private ConsumerProgram() {}

    /** @param args Kafka's address, the database's, the time it is, and the keys that sign versions of the rules */
    public static void main(String[] args) throws Exception {
        Ledger ledger = Ledger.open(new LedgerSettings(args[1], "postgres", "postgres", 4), TestDatabase.SEAL);
        AssessmentIntake intake = new AssessmentIntake(
                ledger,
                new Rulebook(
                        ledger,
                        new FakeWorkshop(FakeRuleset.reckless()),
                        new Seal(keys(args[3], args[4])),
                        new TestClock(args[2])),
                new TestClock(args[2]));
        AssessmentConsumer consumer = new AssessmentConsumer(LogAccess.plain(args[0]), ledger, intake);
        OutboxRelay relay = new OutboxRelay(LogAccess.plain(args[0]), ledger);
        consumer.start();
        relay.start();
        Thread.currentThread().join();
    }

    /** The two keys as arguments of this program. */
    static List<String> arguments(KeyPair keys) {
        return Stream.of(keys.getPublic(), keys.getPrivate())
                .map(key -> Base64.getEncoder().encodeToString(key.getEncoded()))
                .toList();
    }

    private static KeyPair keys(String verifying, String signing) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        Base64.Decoder decoder = Base64.getDecoder();
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(decoder.decode(verifying))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(signing))));
    }
}

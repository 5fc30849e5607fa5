// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever has the database but not the key can only write unsigned acts, and those are taken from the past alone. */
class UnsignedActsAreFoundTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private final KeyPair keys = keys();
    private final ActSeal seal = new ActSeal(keys);

    @Test
    void actsFromBeforeSigningAreTakenWhereSignedOnesFollow() {
        AuditLink old = unsigned(1, AuditLink.START);
        AuditCheck.Result result = check(old, signed(old));
        assertTrue(result.isSound(), String.valueOf(result.fault()));
        assertEquals(1, result.unsigned());
    }

    @Test
    void anUnsignedActAfterASignedOneIsFound() {
        AuditLink first = AuditLink.after(0, AuditLink.START, act(), seal);
        AuditCheck.Fault fault = check(first, unsigned(2, first.hash())).fault();
        assertNotNull(fault);
        assertEquals(2, fault.seq());
    }

    @Test
    void aLogRewrittenWithoutAnySignatureIsFound() {
        AuditLink first = unsigned(1, AuditLink.START);
        AuditCheck.Fault fault = check(first, unsigned(2, first.hash())).fault();
        assertNotNull(fault);
        assertEquals("no act is signed", fault.what());
    }

    /** Some links without those between them are no easier to forge than all of them. */
    @Test
    void anExcerptTakesUnsignedActsWhereSignedOnesFollowAndNowhereElse() {
        AuditLink old = unsigned(1, AuditLink.START);
        AuditLink second = signed(old);
        AuditLink third = signed(second);
        assertTrue(excerpt(old, second, third).isSound());
        assertTrue(excerpt(old, third).isSound(), "one between them is left out");
        assertEquals("no act is signed", what(excerpt(old)));
        assertEquals(
                "the act is not signed, though acts before it are", what(excerpt(second, unsigned(3, second.hash()))));
        assertEquals("the link does not follow the one before it", what(excerpt(third, second)));
        assertEquals("the link does not follow the one before it", what(excerpt(second, signed(unsigned(2, "0")))));
        KeyPair others = keys();
        assertEquals(
                "the act is not signed by the trusted key",
                what(AuditExcerpt.check(List.of(second), others.getPublic())));
        assertTrue(excerpt().isSound());
    }

    private AuditCheck.Result excerpt(AuditLink... links) {
        return AuditExcerpt.check(List.of(links), keys.getPublic());
    }

    private static String what(AuditCheck.Result result) {
        AuditCheck.Fault fault = result.fault();
        assertNotNull(fault);
        return fault.what();
    }

    private AuditCheck.Result check(AuditLink... links) {
        AuditCheck check = new AuditCheck(keys.getPublic());
        for (AuditLink each : links) {
            check.accept(each);
        }
        return check.finish();
    }

    private AuditLink signed(AuditLink before) {
        return AuditLink.after(before.seq(), before.hash(), act(), seal);
    }

    private static AuditLink.Act act() {
        return new AuditLink.Act(AT, "anna", "ANALYST", "CASE", "case.read", "case:c-1", "");
    }

    /** An act as it was written before acts were signed. */
    private static AuditLink unsigned(long seq, String before) {
        StringBuilder spelt = new StringBuilder();
        for (String part : new String[] {
            Long.toString(seq), before, "2026-03-02T09:00:00.000Z", "anna", "case.read", "case:c-1", ""
        }) {
            spelt.append(part.length()).append(':').append(part);
        }
        String hash = Sha256.hex(spelt.toString().getBytes(StandardCharsets.UTF_8));
        return new AuditLink(1, seq, AT, "anna", null, null, "case.read", "case:c-1", "", before, hash, null, null);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

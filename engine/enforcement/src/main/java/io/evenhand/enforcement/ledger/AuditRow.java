// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** One link of the audit chain: who did what to what, and a hash that covers it and everything before. */
public record AuditRow(
        long seq, Instant at, String actor, String act, String subject, String detail, String prevHash, String hash) {
    /** The value before the first link. */
    public static final String START = "0".repeat(64);

    static AuditRow next(
            long seq, String prevHash, Instant at, String actor, String act, String subject, String detail) {
        return new AuditRow(
                seq, at, actor, act, subject, detail, prevHash, hash(seq, prevHash, at, actor, act, subject, detail));
    }

    /** Whether it is as it was written, and follows {@code previous}. */
    boolean follows(long previousSeq, String previousHash) {
        return seq == previousSeq + 1
                && prevHash.equals(previousHash)
                && hash.equals(hash(seq, prevHash, at, actor, act, subject, detail));
    }

    /** Lengths go before the texts, so that no two rows spell the same. */
    private static String hash(
            long seq, String prevHash, Instant at, String actor, String act, String subject, String detail) {
        StringBuilder spelt = new StringBuilder();
        for (String part :
                new String[] {Long.toString(seq), prevHash, Timestamps.format(at), actor, act, subject, detail}) {
            spelt.append(part.length()).append(':').append(part);
        }
        return Sha256.hex(spelt.toString().getBytes(StandardCharsets.UTF_8));
    }
}

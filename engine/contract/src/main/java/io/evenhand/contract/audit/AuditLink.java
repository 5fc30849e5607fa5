// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.audit;

import static java.util.Objects.requireNonNull;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.Timestamps;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One link of the audit chain: who did what to what, in which role and for which purpose, with a hash that covers it
 * and everything before, and a signature on that hash.
 *
 * @param version 1: from before roles, purposes and signatures were kept, which are null then; 2: all are there
 * @param seq counts from 1 without a gap
 */
public record AuditLink(
        int version,
        long seq,
        Instant at,
        String actor,
        @Nullable String role,
        @Nullable String purpose,
        String act,
        String subject,
        String detail,
        String prevHash,
        String hash,
        @Nullable String keyId,
        @Nullable String signature) {
    /** The value before the first link. */
    public static final String START = "0".repeat(64);

    private static final int WHOLE = 2;

    public AuditLink {
        requireNonNull(at, "at");
        requireNonNull(actor, "actor");
        requireNonNull(act, "act");
        requireNonNull(subject, "subject");
        requireNonNull(detail, "detail");
        requireNonNull(prevHash, "prevHash");
        requireNonNull(hash, "hash");
        boolean whole = role != null && purpose != null && keyId != null && signature != null;
        if (version < 1 || version > WHOLE || (version == WHOLE) != whole) {
            throw new IllegalArgumentException("a link says who, in which role and why, and is signed");
        }
    }

    /** What was done, before it has its place in the chain. */
    public record Act(
            Instant at, String actor, String role, String purpose, String act, String subject, String detail) {}

    /** The link for {@code act} after the one numbered {@code seq} with the hash {@code prevHash}. */
    public static AuditLink after(long seq, String prevHash, Act act, ActSeal seal) {
        String hash = Sha256.hex(spelt(
                Long.toString(seq + 1),
                prevHash,
                Timestamps.format(act.at()),
                act.actor(),
                act.act(),
                act.subject(),
                act.detail(),
                act.role(),
                act.purpose()));
        return new AuditLink(
                WHOLE,
                seq + 1,
                act.at(),
                act.actor(),
                act.role(),
                act.purpose(),
                act.act(),
                act.subject(),
                act.detail(),
                prevHash,
                hash,
                seal.keyId(),
                seal.sign(signed(hash)));
    }

    /** Whether the holder of {@code trusted}, a key with this id, signed it. */
    boolean isSignedBy(PublicKey trusted, String trustedId) {
        return signature != null && trustedId.equals(keyId) && ActSeal.holds(signed(hash), signature, trusted);
    }

    private static String signed(String hash) {
        return "act " + hash;
    }

    /** Whether it is as it was written, and follows the link with this number and hash. */
    public boolean follows(long previousSeq, String previousHash) {
        if (seq != previousSeq + 1 || !prevHash.equals(previousHash)) {
            return false;
        }
        List<String> parts = new ArrayList<>(
                List.of(Long.toString(seq), prevHash, Timestamps.format(at), actor, act, subject, detail));
        if (role != null && purpose != null) {
            parts.add(role);
            parts.add(purpose);
        }
        return hash.equals(Sha256.hex(spelt(parts.toArray(String[]::new))));
    }

    /** Lengths go before the texts, so that no two links spell the same. */
    private static byte[] spelt(String... parts) {
        StringBuilder spelt = new StringBuilder();
        for (String part : parts) {
            spelt.append(part.length()).append(':').append(part);
        }
        return spelt.toString().getBytes(StandardCharsets.UTF_8);
    }
}

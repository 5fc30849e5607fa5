// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.audit;

import static java.util.Objects.requireNonNull;

import java.security.PublicKey;
import java.time.LocalDate;

/** The newest link at the end of a day, signed: who keeps it elsewhere can tell later whether the log was rewritten. */
public record AuditHead(LocalDate day, long seq, String hash, String keyId, String signature) {
    public AuditHead {
        requireNonNull(day, "day");
        requireNonNull(hash, "hash");
        requireNonNull(keyId, "keyId");
        requireNonNull(signature, "signature");
    }

    public static AuditHead of(LocalDate day, AuditLink last, ActSeal seal) {
        return new AuditHead(day, last.seq(), last.hash(), seal.keyId(), seal.sign(text(day, last.seq(), last.hash())));
    }

    boolean isSignedBy(PublicKey trusted) {
        return ActSeal.holds(text(day, seq, hash), signature, trusted);
    }

    private static String text(LocalDate day, long seq, String hash) {
        return "head " + day + " " + seq + " " + hash;
    }
}

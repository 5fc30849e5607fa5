// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.audit;

import io.evenhand.contract.json.FeedSignature;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks an audit log link by link; holds one link at a time however long the log is. Not safe for several threads. */
public final class AuditCheck {
    static final String UNSIGNED = "the act is not signed, though acts before it are";
    static final String SIGNED_BY_OTHERS = "the act is not signed by the trusted key";
    static final String NONE_SIGNED = "no act is signed";

    private final PublicKey trusted;
    private final String keyId;
    private final Map<Long, AuditHead> heads = new HashMap<>();
    private long seq;
    private String hash = AuditLink.START;
    private long unsigned;
    private @Nullable Fault fault;

    public AuditCheck(PublicKey trusted) {
        this.trusted = trusted;
        this.keyId = FeedSignature.keyId(trusted);
    }

    /** The first thing that is wrong. */
    public record Fault(long seq, String what) {}

    /**
     * What a whole log came to.
     *
     * @param links how many were checked
     * @param unsigned how many are from before acts were signed
     * @param fault null if every link is as it was written
     */
    public record Result(
            long links,
            long unsigned,
            String head,
            @Nullable Fault fault) {
        public boolean isSound() {
            return fault == null;
        }
    }

    /** Remembers a signed head; every head must be there before the link that it is about. */
    public void expect(AuditHead head) {
        if (!head.isSignedBy(trusted)) {
            fail(head.seq(), "the head of " + head.day() + " is not signed by the trusted key");
        }
        AuditHead known = heads.putIfAbsent(head.seq(), head);
        if (known != null && !known.hash().equals(head.hash())) {
            fail(head.seq(), "there are two heads of one link that say different things");
        }
    }

    /** Checks the next link. */
    public void accept(AuditLink link) {
        if (fault != null) {
            return;
        }
        boolean isSigned = link.signature() != null;
        if (!link.follows(seq, hash)) {
            fail(link.seq(), "the link is not as it was written, or does not follow the one before");
        } else if (!isSigned && seq > unsigned) {
            fail(link.seq(), UNSIGNED);
        } else if (!isSigned) {
            unsigned++;
        } else if (!link.isSignedBy(trusted, keyId)) {
            fail(link.seq(), SIGNED_BY_OTHERS);
        }
        AuditHead head = heads.remove(link.seq());
        if (head != null && !head.hash().equals(link.hash())) {
            fail(link.seq(), "the link is not the one that was the head of " + head.day());
        }
        seq = link.seq();
        hash = link.hash();
    }

    /** A line of a file is neither a head nor a link. */
    void unreadable(long line) {
        fail(seq + 1, "line " + line + " of the file cannot be read");
    }

    /** The result, after the last link. */
    public Result finish() {
        heads.values().stream()
                .min((one, other) -> Long.compare(one.seq(), other.seq()))
                .ifPresent(head -> fail(head.seq(), "the log ends before the link that was the head of " + head.day()));
        if (seq > 0 && unsigned == seq) {
            fail(1, NONE_SIGNED);
        }
        return new Result(seq, unsigned, hash, fault);
    }

    private void fail(long at, String what) {
        if (fault == null) {
            fault = new Fault(at, what);
        }
    }
}

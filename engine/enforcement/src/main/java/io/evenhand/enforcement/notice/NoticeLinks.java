// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import io.evenhand.contract.id.DecisionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signed addresses of notices: whoever holds the link may read this notice and appeal, and nothing else. */
public final class NoticeLinks {
    /**
     * @param key the secret, at least 32 bytes
     * @param publicUrl the address of casework as account holders see it, without a slash at the end
     */
    public NoticeLinks(byte[] key, String publicUrl) {}

    /** The address of the notice; equal arguments give equal addresses. */
    public String link(DecisionId decision, Instant expiry) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The decision that the token of a link speaks about, or null if it is forged, malformed or expired. */
    public @Nullable DecisionId verify(String token, Instant now) {
        throw new UnsupportedOperationException("not yet");
    }
}

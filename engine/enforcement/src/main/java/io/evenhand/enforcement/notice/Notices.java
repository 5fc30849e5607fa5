// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Every notice, readable behind its signed link. */
public final class Notices {
    public Notices(Ledger ledger, NoticeLinks links, Clock clock) {}

    /** The whole address of the notice, {@code <public url>/n/<token>}. */
    public String linkFor(DecisionId decision) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The notice behind a token, or null if the token is forged, malformed or expired; remembers the first reading. */
    public @Nullable Notice open(String token) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The notice of a decision as staff preview it; does not count as reading. */
    public @Nullable Notice preview(DecisionId decision) {
        throw new UnsupportedOperationException("not yet");
    }
}

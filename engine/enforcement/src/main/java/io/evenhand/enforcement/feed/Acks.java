// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.enforcement.ledger.Ledger;
import java.time.Clock;
import java.util.List;

/** Which edge acknowledged which revision. */
public final class Acks {
    public Acks(Ledger ledger, Clock clock) {}

    /** An edge applied a revision. */
    public void ack(String edge, long rev) {
        throw new UnsupportedOperationException("not yet");
    }

    /** An edge follows announcements from now on. */
    public void connected(String edge) {
        throw new UnsupportedOperationException("not yet");
    }

    /** An edge stopped following. */
    public void disconnected(String edge) {
        throw new UnsupportedOperationException("not yet");
    }

    public List<EdgeState> edges() {
        throw new UnsupportedOperationException("not yet");
    }
}

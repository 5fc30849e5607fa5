// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.id.Token;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Which edge acknowledged which revision. An edge counts as connected from {@link #connected} to {@link #disconnected}. */
public final class Acks {
    private final Ledger ledger;
    private final Clock clock;

    public Acks(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** An edge applied a revision; a revision not yet announced is an exception. */
    public void ack(String edge, long rev) {
        requireName(edge);
        Instant now = clock.instant();
        ledger.run(books -> {
            var head = books.feed().head();
            if (rev < 0 || head == null || rev > head.rev()) {
                throw new IllegalArgumentException("an edge acknowledges a revision that was announced");
            }
            books.feed().acknowledged(edge, rev, now);
            Settlement.settle(books, now);
        });
    }

    /** An edge follows announcements from now on. */
    public void connected(String edge) {
        requireName(edge);
        ledger.run(books -> books.feed().connection(edge, true, clock.instant()));
    }

    /** An edge stopped following: nobody waits for it any more. */
    public void disconnected(String edge) {
        requireName(edge);
        Instant now = clock.instant();
        ledger.run(books -> {
            books.feed().connection(edge, false, now);
            Settlement.settle(books, now);
        });
    }

    public List<EdgeState> edges() {
        return ledger.inTransaction(books -> books.feed().edges().stream()
                .map(row -> new EdgeState(row.name(), row.ackedRev(), row.connected(), row.lastSeen()))
                .toList());
    }

    private static void requireName(String edge) {
        if (!Token.isName(edge)) {
            throw new IllegalArgumentException("malformed edge");
        }
    }
}

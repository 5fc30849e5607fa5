// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.bouncer;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.edge.table.PolicyTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/*
 * Why an answer reaches back two polls.
 * =====================================
 *
 * CrowdSec's clients hold no cursor. One that got an error, or whose connection broke in the middle of an answer, asks again
 * exactly as if nothing had happened, and never says startup=true again. So a change is told until it was in an answer
 * that went out whole and another request came after it, by which the client shows that it is alive: every answer covers
 * what changed since the poll before the last. Adding and deleting twice changes nothing at the client. An answer that
 * failed on our side does not count as a poll.
 *
 * A client that we do not know, after a restart of the edge, gets everything as new. What was lifted meanwhile it cannot be
 * told, so nothing is handed out for longer than Listing.KEPT_MAX and everything is said anew at half that time.
 */
/** Where one client of the list stands; used under its own lock. */
final class Cursor {
    /** What a client was told. */
    private record Told(PolicyTable table, Instant at) {}

    /** The changes for one answer, to be confirmed when it went out. */
    record Changes(Map<DecisionId, PolicyEntry> added, Map<DecisionId, PolicyEntry> deleted, Runnable sent) {}

    private @Nullable Told last;
    private @Nullable Told beforeLast;
    private @Nullable Instant whole;

    /** @param startup whether the client asks for everything */
    synchronized Changes next(PolicyTable table, Instant now, boolean startup) {
        Told from = beforeLast == null ? last : beforeLast;
        boolean renew = whole == null || !now.isBefore(whole.plus(Listing.KEPT_MAX.dividedBy(2)));
        Map<DecisionId, PolicyEntry> added = new HashMap<>();
        Map<DecisionId, PolicyEntry> deleted = new HashMap<>();
        if (startup || renew || from == null) {
            table.forEach(entry -> {
                if (Listing.isCurrent(entry, now)) {
                    added.put(entry.decision(), entry);
                }
            });
        }
        if (from != null && !startup) {
            table.forEachChanged(from.table(), from.at(), now, (before, after) -> {
                PolicyEntry either = after == null ? before : after;
                if (either == null) {
                    return;
                }
                if (Listing.isCurrent(after, now)) {
                    added.put(either.decision(), either);
                } else if (Listing.isCurrent(before, from.at())) {
                    deleted.put(either.decision(), either);
                }
            });
        }
        boolean everything = startup || renew || from == null;
        Told told = new Told(table, now);
        return new Changes(added, deleted, () -> sent(told, everything));
    }

    private synchronized void sent(Told told, boolean everything) {
        beforeLast = last;
        last = told;
        if (everything) {
            whole = told.at();
        }
    }
}

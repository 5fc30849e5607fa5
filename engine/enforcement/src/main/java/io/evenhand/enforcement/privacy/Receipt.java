// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.enforcement.ledger.HoldRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request to erase.
 *
 * @param holds what it waits for, with its end; empty once the ledger is clean
 * @param steps each place where data lies, in the order in which they are cleaned
 * @param doneAt when everything was gone, or null
 */
public record Receipt(
        String receipt,
        Instant askedAt,
        List<HoldRow> holds,
        List<Step> steps,
        long rowsGone,
        @Nullable Instant doneAt) {
    public Receipt {
        holds = List.copyOf(holds);
        steps = List.copyOf(steps);
    }

    /**
     * One place and whether it is clean.
     *
     * @param until when the last that lies there unread is gone, or null if nothing is left or nobody can say
     */
    public record Step(
            String place,
            boolean clean,
            String words,
            @Nullable Instant until) {}
}

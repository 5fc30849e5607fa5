// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.contract.policy.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever hears of a swap hears of it once it holds, whatever becomes of others who hear. */
class SwapsAreHeardTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final LiveTable live = new LiveTable(NOW);
    private final List<Long> heard = new ArrayList<>();

    private void swap(long rev) {
        live.swap(
                PolicyTable.of(new Snapshot(rev, List.of(), null, null)),
                new Freshness(true, true, NOW, NOW.plusSeconds(60)));
    }

    @Test
    void whatIsHeardHoldsAlready() {
        live.onSwap((before, after) -> heard.add(live.view().table().rev()));
        swap(7);
        assertEquals(List.of(7L), heard);
    }

    @Test
    void oneThatFailsKeepsNeitherOthersFromHearingNorTheFollowerFromGoingOn() {
        live.onSwap((before, after) -> {
            throw new IllegalStateException("a caller's own fault");
        });
        live.onSwap((before, after) -> heard.add(after.rev()));
        swap(7);
        swap(8);
        assertEquals(List.of(7L, 8L), heard);
    }

    @Test
    void whoGoesHearsNoMore() {
        LiveTable.SwapListener listener = (before, after) -> heard.add(after.rev());
        live.onSwap(listener);
        swap(7);
        live.removeListener(listener);
        swap(8);
        assertEquals(List.of(7L), heard);
    }
}

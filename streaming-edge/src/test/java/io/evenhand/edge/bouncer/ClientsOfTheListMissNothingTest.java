// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.bouncer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import io.evenhand.edge.table.PolicyTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client of the list that asks as CrowdSec's do: startup once, then never again, whatever went wrong. However many answers
 * failed in a row on our side, and whichever single one was lost on the way, it ends with exactly what is in force.
 */
class ClientsOfTheListMissNothingTest {
    private final Set<String> client = new HashSet<>();
    private final Cursor cursor = new Cursor();
    private PolicyTable table = PolicyTable.EMPTY;
    private Instant now = Publisher.NOW;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverFails(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        poll(true, true, true);
        boolean lostLast = false;
        for (int i = 0; i < 400; i++) {
            change(random);
            now = now.plusSeconds(random.nextInt(3_000));
            int fate = random.nextInt(4);
            boolean lost = fate == 0 && !lostLast;
            boolean failed = fate == 1;
            poll(false, !failed, !failed && !lost);
            lostLast = lost || (failed && lostLast);
            if (!failed && !lost) {
                poll(false, true, true);
                assertEquals(inForce(), new TreeSet<>(client), "seed " + seed + " step " + i);
                lostLast = false;
            }
        }
    }

    /**
     * One poll.
     *
     * @param sent whether the answer left the edge whole
     * @param arrived whether the client got it
     */
    private void poll(boolean startup, boolean sent, boolean arrived) {
        Cursor.Changes changes = cursor.next(table, now, startup);
        if (sent) {
            changes.sent().run();
        }
        if (arrived) {
            changes.deleted().keySet().forEach(decision -> client.remove(decision.value()));
            changes.added().keySet().forEach(decision -> client.add(decision.value()));
        }
    }

    private void change(SplittableRandom random) {
        List<PolicyEntry> put = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            int number = random.nextInt(40);
            Instant from = now.plusSeconds(random.nextInt(-5_000, 5_000));
            put.add(Publisher.entry(
                    "acc-" + random.nextInt(9),
                    random.nextInt(4) == 0 ? "srv" : null,
                    Measure.SUSPEND_ACCOUNT,
                    "d" + number,
                    from,
                    from.plusSeconds(1 + random.nextInt(20_000)),
                    null));
        }
        List<DecisionId> removed =
                random.nextInt(3) == 0 ? List.of(new DecisionId("d" + random.nextInt(40))) : List.of();
        table = table.with(new Delta(table.rev(), table.rev() + 1, put, removed));
    }

    private Set<String> inForce() {
        Set<String> all = new TreeSet<>();
        for (PolicyEntry entry : table.snapshot().entries()) {
            if (entry.server() == null && entry.isInForce(now)) {
                all.add(entry.decision().value());
            }
        }
        return all;
    }

    @Test
    void nothingIsHandedOutForLongerThanItIsRenewed() {
        PolicyEntry forever = Publisher.entry("a", null, Measure.TERMINATE, "d1", Publisher.NOW, null, null);
        assertEquals("4h0m0s", Listing.added(forever, now).get("duration").textValue());
        table = table.with(new Delta(0, 1, List.of(forever), List.of()));
        poll(true, true, true);
        poll(false, true, true);
        poll(false, true, true);
        assertTrue(cursor.next(table, now, false).added().isEmpty());
        now = now.plus(Duration.ofHours(2));
        assertEquals(1, cursor.next(table, now, false).added().size());
    }

    @Test
    void anEntryEndsNeitherEarlyNorInAnotherForm() {
        assertEquals("0h0m1s", Listing.duration(Duration.ofMillis(1)));
        assertEquals("1h2m3s", Listing.duration(Duration.ofMillis(3_722_001)));
        assertEquals(Listing.number("d1"), Listing.number("d1"));
        assertTrue(Listing.number("d1") != Listing.number("d2"));
        assertTrue(Listing.number("d-" + "z".repeat(60)) < 1L << 53);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evenhand.contract.policy.NetworkBlock;
import io.evenhand.contract.policy.NetworkEntry;
import io.evenhand.contract.policy.NetworkEntry.Action;
import io.evenhand.contract.policy.NetworkEntry.Cause;
import io.evenhand.edge.feed.Publisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of networks against going through all entries one by one; each entry ends by itself. */
class NetworkTableMatchesNaiveModelTest {
    private static final Instant NOW = Publisher.NOW;

    private static NetworkEntry entry(String network, Action action, int fromHours, int untilHours) {
        return new NetworkEntry(
                network,
                action,
                Cause.DDOS,
                NOW.plus(Duration.ofHours(fromHours)),
                NOW.plus(Duration.ofHours(untilHours)));
    }

    private static NetworkBlock address(String literal) {
        NetworkBlock block = NetworkBlock.address(literal);
        assertNotNull(block, literal);
        return block;
    }

    @Test
    void theInnermostEntryInForceAnswers() {
        NetworkTable table = NetworkTable.of(List.of(
                entry("198.51.100.0/24", Action.DENY, 0, 48),
                entry("198.51.100.64/26", Action.ALLOW, 0, 2),
                entry("2001:db8::/32", Action.DENY, 0, 24)));
        long now = NOW.toEpochMilli();
        assertEquals(Action.DENY, table.find(address("198.51.100.63"), now).action());
        assertEquals(Action.ALLOW, table.find(address("198.51.100.64"), now).action());
        assertEquals(
                Action.ALLOW, table.find(address("::ffff:198.51.100.127"), now).action());
        assertEquals(Action.DENY, table.find(address("198.51.100.128"), now).action());
        assertNull(table.find(address("198.51.101.0"), now));
        assertNull(table.find(address("198.51.99.255"), now));
        assertEquals(Action.DENY, table.find(address("2001:db8:ffff::1"), now).action());
        assertNull(table.find(address("2001:db9::"), now));

        long later = NOW.plus(Duration.ofHours(3)).toEpochMilli();
        assertEquals(Action.DENY, table.find(address("198.51.100.64"), later).action(), "the exception ended");
        assertNull(table.find(
                address("198.51.100.64"), NOW.plus(Duration.ofDays(2)).toEpochMilli()));
    }

    @Test
    void anyNestingAnswersAsOneByOne() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<NetworkEntry> entries = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                int bits = 24 + random.nextInt(9);
                int low = random.nextInt(256) & -(1 << (32 - bits));
                int from = random.nextInt(4);
                entries.add(entry(
                        (random.nextBoolean() ? "255.255.255." : "192.0.2.") + low + "/" + bits,
                        random.nextBoolean() ? Action.DENY : Action.ALLOW,
                        from,
                        from + 1 + random.nextInt(4)));
            }
            NetworkTable table = NetworkTable.of(entries);
            for (int probe = 0; probe < 40; probe++) {
                NetworkBlock address =
                        address((random.nextBoolean() ? "255.255.255." : "192.0.2.") + random.nextInt(256));
                Instant at = NOW.plus(Duration.ofMinutes(random.nextInt(480)));
                NetworkEntry found = table.find(address, at.toEpochMilli());
                assertEquals(oneByOne(entries, address, at), found == null ? null : found.action(), entries.toString());
            }
        }
    }

    private static Action oneByOne(List<NetworkEntry> entries, NetworkBlock address, Instant at) {
        NetworkEntry best = null;
        for (NetworkEntry each : entries) {
            NetworkBlock block = each.block();
            boolean covers = Long.compareUnsigned(block.low(), address.low()) <= 0
                    && Long.compareUnsigned(address.low(), block.lastLow()) <= 0
                    && !at.isBefore(each.from())
                    && at.isBefore(each.until());
            boolean inner = best == null
                    || block.bits() > best.block().bits()
                    || (block.bits() == best.block().bits() && each.action() == Action.ALLOW);
            if (covers && inner) {
                best = each;
            }
        }
        return best == null ? null : best.action();
    }

    @Test
    void noEntryLastsLongerThanThreeDaysAndNoTextIsLookedUpAsAName() {
        assertThrows(IllegalArgumentException.class, () -> entry("192.0.2.0/24", Action.DENY, 0, 73));
        Stream.of("192.0.2.1/24", "192.0.2.0/33", "192.0.2.0", "0.0.0.0/0", "::/0", "localhost/8", "2001:db8::1/64")
                .forEach(text ->
                        assertThrows(IllegalArgumentException.class, () -> entry(text, Action.DENY, 0, 1), text));
        Stream.of(
                        "localhost",
                        "999.1.1.1",
                        "1.2.3",
                        "1.2.3.4.",
                        "fe80::1%eth0",
                        "",
                        "1.2.3.04",
                        "a:b",
                        ".:1",
                        ".1:2",
                        "..:")
                .forEach(text -> assertNull(NetworkBlock.address(text), text));
    }
}

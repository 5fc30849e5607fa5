// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.address.AddressReader;
import io.evenhand.asn.address.EmbeddedV4;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** From the bytes of an address to its AS number nothing is allocated, and one answer never mixes two versions. */
class LookupsAllocateNothingTest {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void fromBytesToTheNumber() {
        NetworkTable table = table(1, 5_000);
        byte[][] texts = texts();
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        AddressReader reader = new AddressReader();
        long sum = 0;
        long before = 0;
        for (int i = 0; i < 400_000; i++) {
            if (i == 200_000) {
                before = thread.getCurrentThreadAllocatedBytes();
            }
            byte[] text = texts[i & 1023];
            reader.read(text, 0, text.length);
            sum += reader.v4() ? table.asnOfV4((int) reader.low()) : table.asnOfV6(reader.high(), reader.low());
        }
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;
        assertTrue(sum > 0);
        assertTrue(allocated < 10_000, allocated + " bytes for 200,000 look-ups");
    }

    @Test
    void theNumberIsThatOfTheNetwork() {
        SplittableRandom random = new SplittableRandom(3);
        NetworkTable table = table(3, 2_000);
        for (int i = 0; i < 100_000; i++) {
            Address address = RandomTables.address(random, i % 2 == 0);
            Network network = table.find(address);
            long asn = address.v4() ? table.asnOfV4((int) address.low()) : table.asnOfV6(address.high(), address.low());
            assertEquals(network == null ? 0 : network.asn(), asn);
        }
    }

    @Test
    void whatIsNotKnownIsAnAnswer() {
        LiveNetworks live = new LiveNetworks(edition("one", 64500));
        assertEquals(
                new Answer.Known(new Network(64500, "DE", "one", "isp"), provenance("one")),
                live.answer(AddressParser.parse("198.51.100.1")));
        assertEquals(new Answer.Unknown(provenance("one")), live.answer(AddressParser.parse("8.8.8.8")));
        Answer.Special special =
                assertInstanceOf(Answer.Special.class, live.answer(AddressParser.parse("64:ff9b::c633:6401")));
        assertEquals(new EmbeddedV4(EmbeddedV4.Kind.NAT64, AddressParser.parse("198.51.100.1")), special.embedded());
        assertInstanceOf(Answer.Special.class, live.answer(AddressParser.parse("10.0.0.1")));
        assertNull(live.find(AddressParser.parse("8.8.8.8")));
    }

    @Test
    void readersNeverMixVersions() throws InterruptedException {
        LiveNetworks live = new LiveNetworks(edition("one", 64500));
        LiveNetworks.Edition one = live.edition();
        LiveNetworks.Edition two = edition("two", 64501);
        Address address = AddressParser.parse("198.51.100.1");
        List<String> mixed = new ArrayList<>();
        Thread reader = new Thread(() -> {
            for (int i = 0; i < 2_000_000; i++) {
                Answer.Known known = (Answer.Known) live.answer(address);
                if (!known.provenance().version().equals(known.network().name())) {
                    mixed.add(known.network().name());
                }
            }
        });
        reader.start();
        for (int i = 0; reader.isAlive(); i++) {
            live.swap(i % 2 == 0 ? two : one);
        }
        reader.join();
        assertEquals(List.of(), mixed);
    }

    private static LiveNetworks.Edition edition(String name, long asn) {
        NetworkTable table = new NetworkTable.Builder()
                .add(
                        new AddressRange(AddressParser.parse("198.51.100.0"), AddressParser.parse("198.51.100.255")),
                        new Network(asn, "DE", name, "isp"))
                .build();
        return new LiveNetworks.Edition(table, provenance(name));
    }

    private static Provenance provenance(String version) {
        return new Provenance("test", version, THEN, "");
    }

    private static NetworkTable table(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RandomTables.Entry> entries = new ArrayList<>(RandomTables.entries(random, true, count));
        entries.addAll(RandomTables.entries(random, false, count));
        return RandomTables.table(entries);
    }

    private static byte[][] texts() {
        SplittableRandom random = new SplittableRandom(9);
        byte[][] texts = new byte[1024][];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = RandomTables.address(random, i % 2 == 0).text().getBytes(StandardCharsets.US_ASCII);
        }
        return texts;
    }
}

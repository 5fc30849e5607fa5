// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.simulator.draw.Draws;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every simulated network lies in a reserved range, has a reserved number, and overlaps no other. */
class NetworksAreNobodysTest {
    private static final List<String[]> RESERVED = List.of(
            new String[] {"198.18.0.0", "198.19.255.255"},
            new String[] {"192.0.2.0", "192.0.2.255"},
            new String[] {"198.51.100.0", "198.51.100.255"},
            new String[] {"203.0.113.0", "203.0.113.255"},
            new String[] {"2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"});

    @Test
    void rangesAreReservedOrderedAndApart() throws UnknownHostException {
        List<byte[]> bounds = new ArrayList<>();
        for (Network network : Networks.ALL) {
            byte[] first = bytes(network.first());
            byte[] last = bytes(network.last());
            assertTrue(Arrays.compareUnsigned(first, last) < 0, network.name());
            assertTrue(RESERVED.stream().anyMatch(range -> within(first, last, range)), network.name());
            byte[] before = bounds.isEmpty() ? new byte[first.length] : bounds.get(bounds.size() - 1);
            assertTrue(before.length < first.length || Arrays.compareUnsigned(before, first) < 0, network.name());
            bounds.add(last);
        }
    }

    @Test
    void numbersAreReserved() {
        for (Network network : Networks.ALL) {
            long asn = network.asn();
            assertTrue((asn >= 64_496 && asn <= 64_511) || (asn >= 65_536 && asn <= 65_551), network.name());
        }
    }

    @Test
    void everyAddressIsInItsNetworkAndWrittenCanonically() throws UnknownHostException {
        Draws draws = Draws.of(7);
        for (Network network : Networks.ALL) {
            for (int i = 0; i < 2_000; i++) {
                byte[] address = bytes(network.origin(draws).address());
                assertTrue(Arrays.compareUnsigned(bytes(network.first()), address) <= 0, network.name());
                assertTrue(Arrays.compareUnsigned(address, bytes(network.last())) <= 0, network.name());
            }
        }
    }

    @Test
    void theTableHasALineForEachWithFiveColumns() {
        String[] lines = Networks.table().split("\n", -1);
        assertEquals(Networks.ALL.size() + 1, lines.length);
        for (int i = 0; i < Networks.ALL.size(); i++) {
            assertEquals(5, lines[i].split("\t", -1).length);
        }
        assertTrue(Networks.table().contains("198.19.0.0\t198.19.63.255\t64510\tDE\tBeispiel Hosting\n"));
    }

    private static boolean within(byte[] first, byte[] last, String[] range) {
        try {
            byte[] low = bytes(range[0]);
            return low.length == first.length
                    && Arrays.compareUnsigned(low, first) <= 0
                    && Arrays.compareUnsigned(last, bytes(range[1])) <= 0;
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal).getAddress();
    }
}

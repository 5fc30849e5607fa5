// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.table.AddressRange;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.NetworkTable;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The footprint of a network is what it covers, written in as few prefixes as possible. */
class FootprintCountsStrangersTest {
    private static final NetworkTable TABLE = new NetworkTable.Builder()
            .add(range("198.51.100.0", "198.51.100.127"), new Network(64500, "DE", "one"))
            .add(range("198.51.100.128", "198.51.100.255"), new Network(64501, "DE", "two"))
            .add(range("203.0.113.1", "203.0.113.6"), new Network(64500, "DE", "one"))
            .add(range("2001:db8::", "2001:db8:0:ffff:ffff:ffff:ffff:ffff"), new Network(64500, "DE", "one"))
            .build();

    @Test
    void ofOneSystem() {
        Footprint footprint = Footprint.of(TABLE, List.of(64500L));
        assertEquals(new Footprint(128 + 6, 1 + 4, BigInteger.valueOf(65_536), 1), footprint);
    }

    @Test
    void ofSeveralSystemsNeighboursCountAsOne() {
        Footprint footprint = Footprint.of(TABLE, List.of(64500L, 64501L));
        assertEquals(new Footprint(256 + 6, 1 + 4, BigInteger.valueOf(65_536), 1), footprint);
    }

    @Test
    void ofASystemNobodyKnows() {
        assertEquals(new Footprint(0, 0, BigInteger.ZERO, 0), Footprint.of(TABLE, List.of(64999L)));
    }

    private static AddressRange range(String first, String last) {
        return new AddressRange(AddressParser.parse(first), AddressParser.parse(last));
    }
}

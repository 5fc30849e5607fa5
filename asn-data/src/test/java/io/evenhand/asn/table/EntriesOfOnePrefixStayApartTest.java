// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.address.Prefix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prefixes inside each other answer from the inside out, and none is merged with another. */
class EntriesOfOnePrefixStayApartTest {
    private static final PrefixTable<String> TABLE = PrefixTable.of(List.of(
            entry("198.51.0.0/16", "wide"),
            entry("198.51.100.0/24", "allow"),
            entry("198.51.100.0/24", "deny"),
            entry("198.51.100.7/32", "host"),
            entry("198.51.101.0/24", "deny"),
            entry("2001:db8::/32", "v6"),
            entry("2001:db8::1:0/112", "within a subnet"),
            entry("255.255.255.255", "the last one")));

    @Test
    void theWholeChainIsTold() {
        assertEquals(List.of("host", "allow", "deny", "wide"), chain("198.51.100.7"));
        assertEquals(List.of("allow", "deny", "wide"), chain("198.51.100.8"));
        assertEquals(List.of("deny", "wide"), chain("198.51.101.255"));
        assertEquals(List.of("wide"), chain("198.51.102.0"));
        assertEquals(List.of(), chain("198.52.0.0"));
        assertEquals(List.of("within a subnet", "v6"), chain("2001:db8::1:ffff"));
        assertEquals(List.of("v6"), chain("2001:db8::2:0"));
        assertEquals(List.of("the last one"), chain("255.255.255.255"));
    }

    @Test
    void whatEndedLetsTheNextOneAnswer() {
        Address address = AddressParser.parse("198.51.100.7");
        assertEquals(
                "deny", TABLE.longest(address, value -> value.equals("deny")).value());
        assertNull(TABLE.longest(address, value -> false));
        assertEquals("host", TABLE.longest(address).value());
    }

    @Test
    void theFlatRangesCoverEachAddressOnce() {
        List<String> ranges = new ArrayList<>();
        TABLE.forEachRange((range, entry) ->
                ranges.add(range.first().text() + "-" + range.last().text() + " " + entry.value()));
        assertEquals(
                List.of(
                        "198.51.0.0-198.51.99.255 wide",
                        "198.51.100.0-198.51.100.6 allow",
                        "198.51.100.7-198.51.100.7 host",
                        "198.51.100.8-198.51.100.255 allow",
                        "198.51.101.0-198.51.101.255 deny",
                        "198.51.102.0-198.51.255.255 wide",
                        "255.255.255.255-255.255.255.255 the last one",
                        "2001:db8::-2001:db8::ffff v6",
                        "2001:db8::1:0-2001:db8::1:ffff within a subnet",
                        "2001:db8::2:0-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff v6"),
                ranges);
    }

    private static List<String> chain(String address) {
        return TABLE.covering(AddressParser.parse(address)).stream()
                .map(PrefixTable.Entry::value)
                .toList();
    }

    private static PrefixTable.Entry<String> entry(String prefix, String value) {
        return new PrefixTable.Entry<>(Prefix.parse(prefix), value);
    }
}

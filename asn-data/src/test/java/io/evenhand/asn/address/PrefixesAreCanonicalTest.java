// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.evenhand.asn.address.SpecialRange.Treatment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A prefix is what its text says, or the text is refused with a sentence that helps. */
class PrefixesAreCanonicalTest {
    @ParameterizedTest
    @CsvSource({
        "198.51.100.0/24, 198.51.100.0/24, 256",
        "198.51.100.7, 198.51.100.7/32, 1",
        "2001:DB8::/32, 2001:db8::/32, 79228162514264337593543950336",
        "::ffff:198.51.100.0/120, 198.51.100.0/24, 256"
    })
    void oneBlockHasOneForm(String text, String canonical, String size) {
        Prefix prefix = Prefix.parse(text);
        assertEquals(canonical, prefix.text());
        assertEquals(size, prefix.size().toString());
        assertEquals(prefix, Prefix.parse(prefix.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "::/0",
                "/8",
                "1.2.3.4/",
                "1.2.3.4/33",
                "2001:db8::/129",
                "1.0.0.0/08",
                "1.0.0.0/8/8",
                "1.0.0.0/255.0.0.0",
                "1.0.0.0/0.0.0.255",
                "1.0.0.0/-8",
                "1.0.0.0/+8",
                "1.0.0.0/\u0668",
                " 1.0.0.0/8",
                "1.0.0.0/8 ",
                "::ffff:0.0.0.0/64",
                "::ffff:0.0.0.0/96",
                "1.2.3.*",
                "1.2.3.0-255",
                "*",
                "-",
                ""
            })
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Prefix.parse(text));
    }

    @Test
    void bitsAfterThePrefixAreAskedAbout() {
        assertEquals(
                "bits are set after the prefix: did you mean 1.0.0.0/8 (16,777,216 addresses) or 1.2.3.4?",
                assertThrows(IllegalArgumentException.class, () -> Prefix.parse("1.2.3.4/8"))
                        .getMessage());
    }

    @Test
    void coversAreThoseOfTheLibrary() {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            boolean v4 = random.nextBoolean();
            Address a = address(random, v4);
            Address b = address(random, v4);
            Address first = a.compareTo(b) < 0 ? a : b;
            Address last = a.compareTo(b) < 0 ? b : a;
            List<String> got = new ArrayList<>();
            Prefix.cover(first, last, prefix -> got.add(prefix.text()));
            IPAddress[] wanted = library(first).spanWithPrefixBlocks(library(last));
            assertEquals(Arrays.stream(wanted).map(IPAddress::toCanonicalString).toList(), got, () -> "seed " + seed);
        }
    }

    @Test
    void wholeFamiliesAreCoveredByOne() {
        List<Prefix> got = new ArrayList<>();
        Prefix.cover(Address.v4(0), Address.v4(0xFFFF_FFFFL), got::add);
        Prefix.cover(Address.v6(0, 0), Address.v6(-1, -1), got::add);
        assertEquals(List.of(new Prefix(Address.v4(0), 0), new Prefix(Address.v6(0, 0), 0)), got);
    }

    @Test
    void containingAndOverlapping() {
        Prefix wide = Prefix.parse("198.51.0.0/16");
        Prefix narrow = Prefix.parse("198.51.100.0/24");
        assertTrue(wide.contains(narrow) && wide.overlaps(narrow) && narrow.overlaps(wide));
        assertFalse(narrow.contains(wide));
        assertFalse(narrow.overlaps(Prefix.parse("198.51.101.0/24")));
        assertFalse(Prefix.parse("::/96").contains(AddressParser.parse("1.2.3.4")), "another family");
        assertEquals("198.51.100.255", narrow.last().text());
        assertThrows(IllegalArgumentException.class, () -> new Prefix(Address.v4(1), 31));
        assertThrows(IllegalArgumentException.class, () -> new Prefix(Address.v4(0), 33));
        assertFalse(narrow.toString().contains("198"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, LOCAL",
        "100.64.0.1, LOCAL",
        "100.128.0.1, GLOBAL",
        "127.0.0.1, LOCAL",
        "192.0.0.9, GLOBAL",
        "192.0.0.11, RESERVED",
        "192.88.99.1, GATEWAY",
        "198.19.255.255, DOCUMENTATION",
        "198.20.0.0, GLOBAL",
        "203.0.113.1, DOCUMENTATION",
        "224.0.0.1, RESERVED",
        "255.255.255.255, RESERVED",
        "::1, LOCAL",
        "::ffff:10.0.0.1, LOCAL",
        "64:ff9b::1, GATEWAY",
        "64:ff9b:1::1, LOCAL",
        "2001::1, GATEWAY",
        "2002::1, GATEWAY",
        "2001:db8::1, DOCUMENTATION",
        "3fff:fff:ffff::1, DOCUMENTATION",
        "3fff:1000::1, GLOBAL",
        "5f00::1, RESERVED",
        "fd00::1, LOCAL",
        "fe80::1, LOCAL",
        "ff02::1, RESERVED",
        "2600::1, GLOBAL"
    })
    void specialBlocksAreKnown(String text, Treatment treatment) {
        assertEquals(treatment, SpecialRange.treatment(AddressParser.parse(text)));
    }

    @Test
    void anOrdinaryAddressIsInNoSpecialBlock() {
        assertNull(SpecialRange.of(AddressParser.parse("8.8.8.8")));
        assertEquals("NAT64", SpecialRange.of(AddressParser.parse("64:ff9b::1")).name());
    }

    private static Address address(SplittableRandom random, boolean v4) {
        long bits = random.nextBoolean() ? random.nextLong(1 << 20) : random.nextLong();
        return v4 ? Address.v4(bits & 0xFFFF_FFFFL) : Address.v6(random.nextLong(3), bits);
    }

    private static IPAddress library(Address address) {
        return new IPAddressString(address.text()).getAddress();
    }
}

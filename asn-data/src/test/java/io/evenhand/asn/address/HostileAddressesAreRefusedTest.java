// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exactly one address, or nothing: no parser of ours reads a range, a port, a zone or an old spelling into a text. */
class HostileAddressesAreRefusedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "*",
                "*.*",
                "*:*",
                "/8",
                "/0",
                "0/0",
                "0.0.0.0/0",
                "::/0",
                "1.2.3.4/8",
                "1.2.3.4/32",
                "1.2.3.4/",
                "1.2.3.4/255.0.0.0",
                "1.2.3.4/0.0.0.255",
                "1.2.0.0/16",
                "::1/64",
                "2001:db8::/32",
                " 1.2.3.4",
                "1.2.3.4 ",
                "1.2.3.4\n",
                "\t1.2.3.4",
                "1.2.3.4\u0000",
                "1.2.3",
                "1.2",
                "1",
                "16909060",
                "0x01020304",
                "0x7f.1",
                "0177.0.0.1",
                "010.0.0.1",
                "00.0.0.1",
                "127.1",
                "1.2.3.256",
                "1.2.3.4.5",
                "1.2.3.",
                "1..3.4",
                ".1.2.3",
                "1.2.3.*",
                "1.2.3.0-255",
                "1.2.3._",
                "1.2.3.1_",
                "1-2.3.4.5",
                "2001:db8::1%eth0",
                "fe80::1%1",
                "fe80::1%",
                "[::1]",
                "[::1]:443",
                "1.2.3.4:443",
                "::ffff:1.2.3",
                "::ffff:01.2.3.4",
                "::ffff:1.2.3.0/120",
                "::ffff:0.0.0.0/64",
                "1::2::3",
                "a:b:c:d:e:f:0:1:2",
                "2001:db8:0:0:0:0:0:g",
                "2001:db8::1-5",
                "2001:db8::_",
                "2001:db8::*",
                "2001:db8:00000::1",
                "localhost",
                "1.2.3.4,5.6.7.8",
                "1.2.3.4, 5.6.7.8",
                "1.2.3.4;drop",
                "%",
                "0b1.1.1.1",
                "4)+k&C#VzJ4br>0wv%Yp",
                "00000000000000000000000000000001.2.3.4",
                "\u0661.2.3.4",
                "\uff11.2.3.4",
                "1.2.3.4\uff0f8",
                "1.2.3.4/24/8",
                "1.2.3.4/-1",
                "+1.2.3.4",
                "1e1.2.3.4",
                "unknown",
                "_hidden",
                "\"1.2.3.4\"",
                ":",
                "::1.2.3.4.5",
                "...."
            })
    void aTextThatIsNotOneAddressIsNone(String text) {
        assertNull(AddressParser.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, 1.2.3.4",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "2001:DB8::1, 2001:db8::1",
        "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
        "::ffff:1.2.3.4, 1.2.3.4",
        "::FFFF:1.2.3.4, 1.2.3.4",
        "::ffff:102:304, 1.2.3.4",
        "::1.2.3.4, ::102:304",
        "64:ff9b::1.2.3.4, 64:ff9b::102:304",
        "2002:102:304::, 2002:102:304::"
    })
    void oneAddressHasOneCanonicalForm(String text, String canonical) {
        Address address = AddressParser.parse(text);
        assertNotNull(address);
        assertEquals(canonical, address.text());
        assertEquals(address, AddressParser.parse(address.text()));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.0",
        "203.0.113.255, 203.0.113.0",
        "::ffff:203.0.113.9, 203.0.113.0",
        "2001:db8:1:2ff:ffff::1, 2001:db8:1:200::",
        "2001:db8:1:200::, 2001:db8:1:200::"
    })
    void aNetworkIsItsFirstAddress(String text, String network) {
        assertEquals(network, AddressParser.parse(text).network().text());
    }

    @Test
    void anyTextIsReadOrRefusedButNeverThrows() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "0123456789abcdefABCDEF:.:.:.%/*-_ x";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Address address = AddressParser.parse(text.toString());
            if (address != null) {
                assertEquals(address, AddressParser.parse(address.text()), () -> "seed " + seed + ": " + text);
            }
        }
    }

    @Test
    void anAddressIsNotPrintedByAccident() {
        assertFalse(AddressParser.parse("203.0.113.7").toString().contains("203"));
    }

    @Test
    void neighboursAreOneApart() {
        assertEquals("1.2.4.0", AddressParser.parse("1.2.3.255").next().text());
        assertEquals("1.2.3.255", AddressParser.parse("1.2.4.0").previous().text());
        Address edge = Address.v6(0x2001_0db8_0000_0000L, -1L);
        assertEquals("2001:db8:0:1::", edge.next().text());
        assertEquals(edge, edge.next().previous());
    }
}

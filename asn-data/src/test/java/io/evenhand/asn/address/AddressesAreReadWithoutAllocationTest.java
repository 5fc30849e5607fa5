// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The reader without allocation and the parser on top of the library read the same language, to the last text. */
class AddressesAreReadWithoutAllocationTest {
    private static final String ALPHABET = "0123456789abcdefABCDEF:.:.:.:%/*- xg";

    @Test
    void itAgreesWithTheLibraryOnTextsThatAreAlmostAddresses() {
        long seed = 20;
        SplittableRandom random = new SplittableRandom(seed);
        AddressReader reader = new AddressReader();
        int read = 0;
        for (int i = 0; i < 300_000; i++) {
            String text = almost(random);
            Address wanted = AddressParser.parse(text);
            boolean found = reader.read(text);
            Address got = found ? reader.address() : null;
            assertEquals(wanted, got, () -> "seed " + seed + ": " + text);
            byte[] bytes = (";" + text + ";").getBytes(UTF_8);
            assertEquals(found, reader.read(bytes, 1, bytes.length - 1), () -> "seed " + seed + ", bytes: " + text);
            read += found ? 1 : 0;
        }
        assertTrue(read > 30_000 && read < 270_000, "only " + read + " were addresses: that tells nothing");
    }

    @Test
    void lengthsAndCharactersBeyondTheGateAreRefused() {
        AddressReader reader = new AddressReader();
        assertFalse(reader.read("1".repeat(100_000)));
        assertFalse(reader.read("\u0661.2.3.4"));
        assertFalse(
                reader.read(new byte[] {(byte) 0xEF, (byte) 0xBC, (byte) 0x91, '.', '2', '.', '3', '.', '4'}, 0, 9));
        assertFalse(reader.read(new byte[] {':', ':', (byte) 0xEF, (byte) 0xBC, (byte) 0x91}, 0, 5));
    }

    @Test
    void nothingIsAllocated() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        AddressReader reader = new AddressReader();
        byte[][] texts = {
            "198.51.100.77".getBytes(UTF_8),
            "2001:db8:1:2::77".getBytes(UTF_8),
            "::ffff:192.0.2.1".getBytes(UTF_8),
            "1.2.3.4/8".getBytes(UTF_8)
        };
        int read = 0;
        long before = 0;
        for (int i = 0; i < 400_000; i++) {
            if (i == 200_000) {
                before = thread.getCurrentThreadAllocatedBytes();
            }
            byte[] text = texts[i & 3];
            read += reader.read(text, 0, text.length) ? 1 : 0;
        }
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;
        assertEquals(300_000, read);
        assertTrue(allocated < 10_000, allocated + " bytes for 200,000 addresses");
    }

    @Test
    void anAddressInsideAGatewayIsRecognised() {
        assertEquals("198.51.100.7", inner("64:ff9b::198.51.100.7", EmbeddedV4.Kind.NAT64));
        assertEquals("198.51.100.7", inner("2002:c633:6407::1", EmbeddedV4.Kind.SIX_TO_FOUR));
        assertEquals("192.0.2.45", inner("2001:0:4136:e378:8000:63bf:3fff:fdd2", EmbeddedV4.Kind.TEREDO));
        assertNull(EmbeddedV4.of(AddressParser.parse("64:ff9b:0:0:1::1")), "not within the 96 bits");
        assertNull(EmbeddedV4.of(AddressParser.parse("2001:db8::1")));
        assertNull(EmbeddedV4.of(AddressParser.parse("198.51.100.7")));
    }

    private static String inner(String text, EmbeddedV4.Kind kind) {
        EmbeddedV4 found = EmbeddedV4.of(AddressParser.parse(text));
        assertEquals(kind, found.kind());
        return found.inner().text();
    }

    /** An address in one of its spellings, mostly with one character changed, added or taken away. */
    private static String almost(SplittableRandom random) {
        StringBuilder text = new StringBuilder(spelling(random));
        for (int changes = random.nextInt(3); changes > 0 && text.length() > 0; changes--) {
            int at = random.nextInt(text.length());
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }

    private static String spelling(SplittableRandom random) {
        long bits = random.nextInt(3) == 0 ? random.nextLong(4096) : random.nextLong();
        Address v4 = Address.v4(bits & 0xFFFF_FFFFL);
        return switch (random.nextInt(5)) {
            case 0 -> v4.text();
            case 1 -> "::ffff:" + v4.text();
            case 2 -> Address.v6(random.nextLong() << random.nextInt(64), bits).text();
            case 3 -> "2001:DB8::" + v4.text();
            default -> String.format("%x:0:%04x::%x", bits & 0xFFFF, bits >>> 48, bits >>> 20 & 0xFFFF);
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.mmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.table.MalformedDatasetException;
import io.evenhand.asn.table.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A MaxMind database answers with the same networks, and one that is damaged or of another kind is refused. */
class MmdbAnswersLikeATableTest {
    private static final Network ONE = new Network(64500, null, "Documentation One");
    private static final Network TWO = new Network(4200000000L, null, "Şöhretli İletişim with a name longer than 29");
    private static final Network NAMELESS = new Network(64502, null, null);

    @TempDir
    Path folder;

    @Test
    void itFindsBothFamilies() throws IOException {
        try (MmdbNetworks networks = MmdbNetworks.open(file("good.mmdb", good("GeoLite2-ASN", 6)))) {
            assertEquals(ONE, networks.find(address("198.51.100.7")));
            assertEquals(ONE, networks.find(address("::ffff:198.51.100.7")));
            assertEquals(NAMELESS, networks.find(address("203.0.113.1")));
            assertEquals(TWO, networks.find(address("2001:db8:1::1")));
            assertNull(networks.find(address("192.0.2.1")));
            assertNull(networks.find(address("2001:db9::1")));
        }
    }

    @Test
    void aDatabaseOfIpv4OnlySaysNothingAboutIpv6() throws IOException {
        byte[] v4 = new TinyMmdb("GeoLite2-ASN", 4)
                .add(address("32.1.0.0"), 16, ONE)
                .bytes();
        try (MmdbNetworks networks = MmdbNetworks.open(file("v4.mmdb", v4))) {
            assertEquals(ONE, networks.find(address("32.1.2.3")));
            assertNull(networks.find(address("2001:db8::1")), "2001:: begins with the bits of 32.1");
        }
    }

    @Test
    void anotherKindIsRefused() throws IOException {
        try (MmdbNetworks compatible = MmdbNetworks.open(file("other.mmdb", good("Somebody's networks", 6)))) {
            assertEquals(ONE, compatible.find(address("198.51.100.7")), "the fields count, not the name");
        }
        Path country = file("country.mmdb", new TinyMmdb("GeoLite2-Country", 6).bytes());
        assertEquals(
                "country.mmdb is a MaxMind database, but not one of AS numbers",
                assertThrows(MalformedDatasetException.class, () -> MmdbNetworks.open(country))
                        .getMessage());
        Path text = file("text.mmdb", "not a database".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertEquals(
                "text.mmdb is not a MaxMind database that can be read",
                assertThrows(MalformedDatasetException.class, () -> MmdbNetworks.open(text))
                        .getMessage());
        assertThrows(MalformedDatasetException.class, () -> MmdbNetworks.open(folder.resolve("absent.mmdb")));
    }

    @Test
    void aDamagedOneIsRefusedOrSaysSoWhenAsked() throws IOException {
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] good = good("GeoLite2-ASN", 6);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            for (int j = 1 + random.nextInt(8); j > 0; j--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            refused += refuses(file("bad.mmdb", bad)) ? 1 : 0;
        }
        assertTrue(refused > 20, "seed " + seed + ": only " + refused + " refused");
    }

    private boolean refuses(Path file) {
        try (MmdbNetworks networks = MmdbNetworks.open(file)) {
            for (String probe : new String[] {"198.51.100.7", "203.0.113.1", "2001:db8::1"}) {
                networks.find(address(probe));
            }
            return false;
        } catch (IOException | IllegalStateException e) {
            assertNotNull(e.getMessage());
            return true;
        }
    }

    private static byte[] good(String type, int ipVersion) {
        return new TinyMmdb(type, ipVersion)
                .add(address("198.51.100.0"), 24, ONE)
                .add(address("203.0.113.0"), 24, NAMELESS)
                .add(address("2001:db8::"), 32, TWO)
                .bytes();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static Address address(String text) {
        return AddressParser.parse(text);
    }
}

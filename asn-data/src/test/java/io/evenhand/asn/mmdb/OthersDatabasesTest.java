// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.mmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.table.MalformedDatasetException;
import io.evenhand.asn.table.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile databases of our own making are refused or say that they are damaged, and never hang or break the program. With
 * {@code -Devenhand.asn.data=FOLDER} so are MaxMind's own test files in {@code FOLDER/maxmind-test}, which are not ours to
 * keep.
 */
class OthersDatabasesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> hostileOnesOfOurOwn() {
        byte[] good = new TinyMmdb("GeoLite2-ASN", 6)
                .add(AddressParser.parse("198.51.100.0"), 24, new Network(64500, null, "One"))
                .bytes();
        return Map.of(
                        "empty", new byte[0],
                        "the marker only", marker(),
                        "metadata that is a number", concat(marker(), new byte[] {(byte) 0x04, 0x03, 1, 2, 3, 4}),
                        "metadata nested without end", concat(marker(), nested(200_000)),
                        "a map larger than the file", concat(marker(), new byte[] {(byte) 0xFF, -1, -1, -1}),
                        "a string longer than the file", concat(marker(), new byte[] {(byte) 0xE1, 0x5F, -1, -1, -1}),
                        "a tree cut off", Arrays.copyOfRange(good, 300, good.length),
                        "a pointer to itself", pointing(good))
                .entrySet()
                .stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getKey(), () -> survives(file.getKey(), file.getValue(), true)));
    }

    @TestFactory
    Stream<DynamicTest> maxMindsOwn() throws IOException {
        String data = System.getProperty("evenhand.asn.data", "");
        if (data.isEmpty()) {
            return Stream.of(DynamicTest.dynamicTest(
                    "ours stand in for them",
                    () -> assertTrue(hostileOnesOfOurOwn().count() >= 8)));
        }
        Path files = Path.of(data, "maxmind-test");
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> bad = Files.list(files.resolve("bad-data"))) {
            for (Path file : bad.filter(path -> path.toString().endsWith(".mmdb"))
                    .sorted()
                    .toList()) {
                byte[] content = Files.readAllBytes(file);
                tests.add(DynamicTest.dynamicTest(
                        "bad-data/" + file.getFileName(), () -> survives(file.getFileName() + "", content, false)));
            }
        }
        assertTrue(tests.size() > 15, "only " + tests.size() + " bad ones");
        tests.add(DynamicTest.dynamicTest("GeoLite2-ASN-Test answers as its source says", () -> answersAs(files)));
        tests.add(DynamicTest.dynamicTest("GeoIP2-ISP-Test tells AS numbers", () -> {
            try (MmdbNetworks networks = MmdbNetworks.open(files.resolve("GeoIP2-ISP-Test.mmdb"))) {
                assertEquals(
                        7018,
                        networks.find(AddressParser.parse("12.87.118.123")).asn());
            }
        }));
        for (String other : List.of("GeoLite2-Country-Test", "GeoIP2-Anonymous-IP-Test", "MaxMind-DB-test-ipv4-24")) {
            tests.add(DynamicTest.dynamicTest(
                    other + " has no AS numbers and is refused",
                    () -> assertThrows(
                            MalformedDatasetException.class, () -> MmdbNetworks.open(files.resolve(other + ".mmdb")))));
        }
        return tests.stream();
    }

    private static void answersAs(Path files) throws IOException {
        JsonNode source = new ObjectMapper().readTree(Files.readAllBytes(files.resolve("GeoLite2-ASN-Test.json")));
        int asked = 0;
        try (MmdbNetworks networks = MmdbNetworks.open(files.resolve("GeoLite2-ASN-Test.mmdb"))) {
            for (JsonNode entry : source) {
                Map.Entry<String, JsonNode> each = entry.properties().iterator().next();
                if (each.getKey().startsWith("::") && !each.getKey().startsWith("::ffff")) {
                    continue; // IPv4 as the file keeps it
                }
                Prefix prefix = Prefix.parse(each.getKey());
                Network found = networks.find(prefix.first());
                if (each.getValue().has("autonomous_system_number")) {
                    assertEquals(
                            each.getValue().path("autonomous_system_number").asLong(), found.asn(), each.getKey());
                } else {
                    assertNull(found);
                }
                asked++;
            }
        }
        assertTrue(asked > 100, "only " + asked + " were asked");
    }

    private void survives(String name, byte[] content, boolean mustRefuse) throws IOException {
        Path file = Files.write(folder.resolve("hostile.mmdb"), content);
        boolean refused = assertTimeoutPreemptively(PATIENCE, () -> {
            try (MmdbNetworks networks = MmdbNetworks.open(file)) {
                for (String probe : new String[] {"1.1.1.1", "198.51.100.7", "2001:db8::1", "::1"}) {
                    Address address = AddressParser.parse(probe);
                    networks.find(address);
                }
                networks.forEach((range, network) -> {});
                return false;
            } catch (MalformedDatasetException | IllegalStateException e) {
                return true;
            }
        });
        assertTrue(refused || !mustRefuse, name + " was believed");
    }

    private static byte[] marker() {
        return concat(
                new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF}, "MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    }

    /** Arrays of one element inside each other. */
    private static byte[] nested(int depth) {
        byte[] out = new byte[2 * depth];
        for (int i = 0; i < depth; i++) {
            out[2 * i] = 1;
            out[2 * i + 1] = 4;
        }
        return out;
    }

    /** The database with its first record a pointer to where the pointer stands. */
    private static byte[] pointing(byte[] good) {
        byte[] out = good.clone();
        int data = new String(good, StandardCharsets.ISO_8859_1).indexOf("autonomous_system_number") - 3;
        out[data] = 0x20;
        out[data + 1] = 0;
        return out;
    }

    private static byte[] concat(byte[] a, byte[] b) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(a);
        out.writeBytes(b);
        return out.toByteArray();
    }
}

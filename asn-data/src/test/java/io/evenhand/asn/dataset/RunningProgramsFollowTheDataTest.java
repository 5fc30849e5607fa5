// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.table.LiveNetworks;
import io.evenhand.asn.table.MalformedDatasetException;
import io.evenhand.asn.table.Network;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that runs takes a newer version without a restart, and never one that cannot be read or may not be used. */
class RunningProgramsFollowTheDataTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ONE = "11.0.0.0\t11.0.0.255\t100\tDE\tOne\n";
    private static final String TWO = "11.0.0.0\t11.0.0.255\t200\tDE\tTwo\n";

    @TempDir
    Path folder;

    private Instant now = START;
    private final List<String> told = new ArrayList<>();
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void theFirstImportTakesThePlaceOfTheMadeUpTopology() throws IOException {
        try (DatasetWatch watch = watch(folder)) {
            LiveNetworks networks = watch.networks();
            assertEquals("synthetic", networks.edition().provenance().source());
            assertFalse(watch.look(), "nothing is new");
            publish("v1", ONE, Licence.CC0);
            assertTrue(watch.look());
            assertSame(networks, watch.networks());
            assertEquals(new Network(100, "DE", "One"), find(watch));
            assertEquals("v1", Objects.requireNonNull(watch.manifest()).version());
            publish("v2", TWO, Licence.CC0);
            now = now.plus(Duration.ofHours(1));
            assertTrue(watch.look());
            assertEquals(new Network(200, "DE", "Two"), find(watch));
            assertEquals(3_600, watch.ageSeconds());
            assertEquals(1, watch.ranges());
            assertEquals(2, told.size(), told.toString());
        }
    }

    @Test
    void aVersionThatCannotBeReadChangesNothingAndIsToldOfOnce() throws IOException {
        publish("v1", ONE, Licence.CC0);
        try (DatasetWatch watch = watch(folder)) {
            publish("v2", TWO, Licence.CC0);
            Path rows = folder.resolve("versions/v2/ranges.tsv.gz");
            byte[] whole = Files.readAllBytes(rows);
            Files.write(rows, new byte[] {1, 2, 3});
            assertFalse(watch.look());
            assertFalse(watch.look());
            assertEquals(new Network(100, "DE", "One"), find(watch));
            assertEquals(2, watch.failures());
            assertEquals(1, told.size(), told.toString());
            Files.write(rows, whole);
            assertTrue(watch.look());
            assertEquals(new Network(200, "DE", "Two"), find(watch));
        }
    }

    @Test
    void whatTheLicenceEndsIsLetGoWhileTheProgramRuns() throws IOException {
        publish("v1", ONE, Licence.GEOLITE2);
        try (DatasetWatch watch = watch(folder)) {
            assertNotNull(find(watch));
            now = now.plus(Duration.ofDays(30));
            assertTrue(watch.look());
            assertNull(find(watch));
            assertEquals("synthetic", watch.networks().edition().provenance().source());
            assertEquals(0, watch.ageSeconds());
        }
    }

    @Test
    void aFileThatIsReplacedIsReadAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("ranges.tsv"), ONE);
        try (DatasetWatch watch = watch(file)) {
            assertEquals(new Network(100, "DE", "One"), find(watch));
            assertNull(watch.manifest());
            Path next = Files.writeString(folder.resolve("next.tsv"), TWO + "12.0.0.0\t12.0.0.255\t300\tDE\tThree\n");
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            assertTrue(watch.look());
            assertEquals(new Network(200, "DE", "Two"), find(watch));
        }
    }

    @Test
    void whatIsNotThereIsSaidAtTheStart() {
        MalformedDatasetException e =
                assertThrows(MalformedDatasetException.class, () -> watch(folder.resolve("absent.tsv")));
        assertTrue(e.getMessage().contains("absent.tsv"), e.getMessage());
    }

    private DatasetWatch watch(Path table) throws IOException {
        return DatasetWatch.open(table, clock, told::add);
    }

    private static Network find(DatasetWatch watch) {
        return watch.networks().find(AddressParser.parse("11.0.0.9"));
    }

    private void publish(String version, String text, Licence licence) throws IOException {
        List<RangeRow> rows = new ArrayList<>();
        RangeFile.read(Files.writeString(folder.resolve(version + ".tsv"), text), Map.of(), rows::add);
        Manifest manifest = new Manifest(
                version,
                "file",
                "v.tsv",
                licence,
                now,
                "brought",
                "",
                rows.size(),
                1,
                256,
                BigInteger.ZERO,
                Map.of(),
                null,
                null);
        new DatasetFolder(folder, 3).publish(manifest, rows);
    }
}

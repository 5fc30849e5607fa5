// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.Sha256;
import io.evenhand.standalone.release.Contents.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same contents give the same bytes, whenever, wherever and by whom they are packed. */
class ArchiveIsReproducibleTest {
    private static final Instant TIME = Instant.parse("2026-11-22T00:00:00Z");

    @TempDir
    private Path folder;

    private Path pack(String where, Instant touched) throws IOException {
        Path file = Files.createDirectories(folder.resolve(where)).resolve("a.jar");
        Files.writeString(file, "jar");
        Files.setLastModifiedTime(file, FileTime.from(touched));
        Contents contents = Contents.of(Map.of(
                "lib/a.jar", new Piece.Copied(file),
                "evenhand", new Piece.Written("#!/bin/sh\n"),
                "docs/x.md", new Piece.Written("x")));
        return new Archive("evenhand-0.1.0", TIME).write(folder.resolve(where), contents, done -> {});
    }

    @Test
    void theSameContentsGiveTheSameBytes() throws IOException {
        Path one = pack("one", Instant.EPOCH);
        Path other = pack("other", Instant.parse("2030-01-01T00:00:00Z"));
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
        assertEquals(
                Sha256.hex(Files.readAllBytes(one)) + "  evenhand-0.1.0.tar.gz\n",
                Files.readString(folder.resolve("one/evenhand-0.1.0.tar.gz.sha256")));
    }

    @Test
    void itsTimeIsTheBuildsInEveryTimeZone() throws IOException {
        Path jar = folder.resolve("evenhand-standalone-0.1.0.jar");
        ZipEntry entry = new ZipEntry("META-INF/");
        entry.setTimeLocal(LocalDateTime.parse("2026-11-22T00:00:00"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(entry);
        }
        TimeZone here = TimeZone.getDefault();
        try {
            for (String zone : List.of("UTC", "Asia/Tokyo", "America/Bahia_Banderas")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertEquals(TIME, Release.builtAt(jar), zone);
            }
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void whatFailsLeavesWhatWasThereAndNothingHalf() throws IOException {
        byte[] before = Files.readAllBytes(pack("one", Instant.EPOCH));
        Contents broken = Contents.of(Map.of("lib/a.jar", new Piece.Copied(folder.resolve("gone.jar"))));
        Archive again = new Archive("evenhand-0.1.0", TIME);
        assertThrows(IOException.class, () -> again.write(folder.resolve("one"), broken, done -> {}));
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("one/evenhand-0.1.0.tar.gz")));
        assertFalse(Files.exists(folder.resolve("one/evenhand-0.1.0.half")));
    }

    @Test
    void everyFileIsInItOnceSortedOfOneTimeAndWithItsSum() throws IOException {
        List<String> names = new ArrayList<>();
        String sums = "";
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(pack("one", Instant.EPOCH))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
                assertEquals(TIME, entry.getLastModifiedTime().toInstant());
                assertEquals(entry.getName().endsWith("/evenhand") ? 0755 : 0644, entry.getMode() & 0777);
                if (entry.getName().endsWith("SHA256SUMS")) {
                    sums = new String(tar.readAllBytes(), UTF_8);
                }
            }
        }
        assertEquals(
                List.of(
                        "evenhand-0.1.0/docs/x.md",
                        "evenhand-0.1.0/evenhand",
                        "evenhand-0.1.0/lib/a.jar",
                        "evenhand-0.1.0/SHA256SUMS"),
                names);
        assertTrue(sums.contains(Sha256.hex("x".getBytes(UTF_8)) + "  docs/x.md\n"), sums);
    }
}

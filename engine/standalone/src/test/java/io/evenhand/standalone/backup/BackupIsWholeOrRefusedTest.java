// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.PidFile;
import io.evenhand.standalone.process.Refusal;
import io.evenhand.standalone.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back is what was kept, byte for byte and with the same rights, or nothing comes back and it is said why. */
class BackupIsWholeOrRefusedTest {
    private static final Random RANDOM = new Random(7);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(told, true, StandardCharsets.UTF_8), false);
    private Path kept;
    private Home here;
    private Home there;

    @BeforeEach
    void anInstallation() throws IOException {
        kept = folder.resolve("kept");
        here = new Home(folder, folder.resolve("var"));
        there = new Home(folder, folder.resolve("elsewhere"));
        write("kafka/evenhand.events-0/00000000000000000000.log", 300_000);
        write("postgres/data/base/1/1259", 8192);
        write("postgres/data/PG_VERSION", 3);
        Files.createDirectories(here.var().resolve("postgres/data/pg_notify"));
        Files.setPosixFilePermissions(
                here.var().resolve("postgres/data"), PosixFilePermissions.fromString("rwx------"));
        write("feed/" + "a-rather-long-name".repeat(8) + ".json", 10);
        write("secrets/pseudonym-key", 64);
        Files.setPosixFilePermissions(
                here.var().resolve("secrets/pseudonym-key"), PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void everythingThatLastsComesBackAsItWas() throws IOException {
        SortedMap<String, String> before = tree(here.var());
        write("postgres/programs-18/bin/postgres", 10);
        write("log/casework.log", 10);
        write("run/casework.pid", 10);
        write("lib/pinned.jar", 10);
        write("tmp/scoring/flink-rpc.jar", 10);
        long bytes = new Backup(here, terminal).write(kept);
        assertEquals(300_000 + 8192 + 3 + 10, bytes);
        new Backup(there, terminal).restore(kept);
        assertEquals(before, tree(there.var()));
        assertTrue(told.toString(StandardCharsets.UTF_8).contains("restore: 100 %"), told::toString);
    }

    @Test
    void keysAreApartAndBothAreForTheirOwnerOnly() throws IOException {
        new Backup(here, terminal).write(kept);
        for (String name : new String[] {"data.tar.gz", "keys.tar.gz"}) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.resolve(name))));
        }
        Files.delete(kept.resolve("keys.tar.gz"));
        refused("a backup is a folder with data.tar.gz and keys.tar.gz");
    }

    @Test
    void oneWrongBitAnywhereLeavesNothingBehindUnlessItMeansNothing() throws IOException {
        new Backup(here, terminal).write(kept);
        SortedMap<String, String> before = tree(here.var());
        int meaningless = 0;
        byte[] whole = Files.readAllBytes(kept.resolve("data.tar.gz"));
        for (int round = 0; round < 300; round++) {
            byte[] broken = whole.clone();
            // not in the head of the compression, whose time stamp and system nobody reads
            broken[20 + RANDOM.nextInt(broken.length - 20)] ^= (byte) (1 << RANDOM.nextInt(8));
            Files.write(kept.resolve("data.tar.gz"), broken);
            if (restores()) {
                // what fills up a byte, and from which of several equal places a run is copied, changes no file
                meaningless++;
                assertEquals(before, tree(there.var()));
                Home.deleteTree(there.var());
            }
            assertTrue(Files.notExists(there.var()));
            assertTrue(Files.notExists(folder.resolve("elsewhere.half")));
        }
        assertTrue(meaningless < 15, meaningless + " of 300 changed nothing");
        Files.write(kept.resolve("data.tar.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThrows(Exception.class, () -> new Backup(there, terminal).restore(kept));
        Files.write(kept.resolve("data.tar.gz"), whole);
        new Backup(there, terminal).restore(kept);
        assertArrayEquals(
                Files.readAllBytes(here.var().resolve("postgres/data/base/1/1259")),
                Files.readAllBytes(there.var().resolve("postgres/data/base/1/1259")));
    }

    private boolean restores() {
        try {
            new Backup(there, terminal).restore(kept);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    @Test
    void anArchiveThatIsNotOursWritesNothingOutside() throws IOException {
        new Backup(here, terminal).write(kept);
        forge("../outside");
        refused("not a backup of ours");
        assertTrue(Files.notExists(folder.resolve("outside")));
        forge("inside");
        refused("was not written to its end");
    }

    @Test
    void nothingIsReplacedAndNothingThatRunsIsTouched() throws IOException {
        new Backup(here, terminal).write(kept);
        Refusal twice = assertThrows(Refusal.class, () -> new Backup(here, terminal).write(kept));
        assertTrue(twice.getMessage().contains("is not empty"));
        Refusal there = assertThrows(Refusal.class, () -> new Backup(here, terminal).restore(kept));
        assertTrue(there.getMessage().contains("replaces none"));
        PidFile.of(here, "postgres").write(ProcessHandle.current());
        Refusal runs = assertThrows(Refusal.class, () -> new Backup(here, terminal).write(folder.resolve("other")));
        assertTrue(runs.getMessage().contains("./evenhand down"));
        Backup nothing = new Backup(new Home(folder, folder.resolve("no")), terminal);
        Refusal empty = assertThrows(Refusal.class, () -> nothing.write(folder.resolve("other")));
        assertTrue(empty.getMessage().contains("nothing to back up"));
    }

    private void refused(String why) {
        Refusal refusal = assertThrows(Refusal.class, () -> new Backup(there, terminal).restore(kept));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
        assertTrue(Files.notExists(there.var()));
    }

    private void forge(String name) throws IOException {
        try (OutputStream file = Files.newOutputStream(kept.resolve("data.tar.gz"));
                GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            entry.setSize(4);
            tar.putArchiveEntry(entry);
            tar.write("evil".getBytes(StandardCharsets.UTF_8));
            tar.closeArchiveEntry();
        }
    }

    private void write(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        RANDOM.nextBytes(content);
        Path file = here.var().resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** Every file and folder with its rights and, of files, a hash of the content. */
    private static SortedMap<String, String> tree(Path root) throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(each -> !each.equals(root)).toList()) {
                String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                String content =
                        Files.isRegularFile(path) ? java.util.Arrays.hashCode(Files.readAllBytes(path)) + "" : "";
                tree.put(root.relativize(path).toString(), rights + " " + content);
            }
        }
        return tree;
    }
}

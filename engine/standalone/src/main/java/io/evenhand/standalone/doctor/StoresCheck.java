// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import io.evenhand.standalone.process.Demonstration;
import io.evenhand.standalone.process.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is kept: by which version, with which clock, and how old scoring's last checkpoint is. */
final class StoresCheck implements Check {
    private static final List<String> STORES = List.of("kafka", "postgres/data", "checkpoints", "feed", "edge");
    private static final Duration SKEW_MAX = Duration.ofMinutes(5);
    private static final Duration CHECKPOINT_AGE_MAX = Duration.ofMinutes(5);

    @Override
    public List<Finding> examine(Patient patient) {
        List<Finding> findings = new ArrayList<>();
        findings.add(postgres(patient));
        findings.add(clock(patient));
        findings.add(demonstration(patient));
        findings.add(checkpoints(patient));
        findings.add(networks(patient));
        return findings;
    }

    private static Finding postgres(Patient patient) {
        Path file = patient.var("postgres").resolve("data").resolve("PG_VERSION");
        try {
            String version = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return version.equals(Postgres.VERSION)
                    ? Finding.fine("ledger", "PostgreSQL " + version)
                    : Finding.wrong(
                            "ledger",
                            "the data are PostgreSQL " + version + "'s, and this program brings " + Postgres.VERSION,
                            "./evenhand backup with the program that wrote them, and ./evenhand restore with this one");
        } catch (NoSuchFileException e) {
            return Finding.fine("ledger", "made at the first start");
        } catch (IOException e) {
            return Finding.wrong(
                    "ledger",
                    "its folder cannot be read",
                    "run ./evenhand as the user who owns " + patient.home().var());
        }
    }

    private static Finding clock(Patient patient) {
        Instant newest = STORES.stream()
                .map(patient::var)
                .map(StoresCheck::newest)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return newest.isAfter(patient.now().plus(SKEW_MAX))
                ? Finding.wrong(
                        "clock",
                        "the machine's clock is "
                                + Duration.between(patient.now(), newest).toMinutes()
                                + " minutes behind what was last written here",
                        "set the clock (on Debian: apt-get install chrony): every deadline and every expiry depends on it")
                : Finding.fine("clock", "not behind what was written");
    }

    /** When a file directly in a folder, or one level below, was last written. */
    private static Optional<Instant> newest(Path folder) {
        try (Stream<Path> paths = Files.walk(folder, 2)) {
            return paths.filter(Files::isRegularFile)
                    .map(StoresCheck::writtenAt)
                    .max(Instant::compareTo);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Instant writtenAt(Path path) {
        try {
            FileTime time = Files.getLastModifiedTime(path);
            return time.toInstant();
        } catch (IOException e) {
            return Instant.EPOCH; // gone since it was listed
        }
    }

    private static Finding demonstration(Patient patient) {
        int ahead = Files.isDirectory(patient.var("demo")) ? Demonstration.daysAhead(patient.home()) : 0;
        return ahead == 0
                ? Finding.fine("time", "the machine's own")
                : Finding.doubtful(
                        "time",
                        "a demonstration moved the clock of these data " + ahead + " days ahead",
                        "start them with ./evenhand demo only; real work wants another EVENHAND_VAR");
    }

    private static Finding checkpoints(Patient patient) {
        if (!patient.isRunning()) {
            return Finding.fine("checkpoints", "looked at while scoring runs");
        }
        Optional<Instant> last = lastCheckpoint(Path.of(patient.env()
                .getOrDefault("EVENHAND_CHECKPOINTS", patient.var("checkpoints").toString())));
        if (last.isEmpty()) {
            return Finding.doubtful(
                    "checkpoints",
                    "scoring has not completed one yet",
                    "look again in a minute; then see var/log/scoring.log");
        }
        Duration age = Duration.between(last.get(), patient.now());
        return age.compareTo(CHECKPOINT_AGE_MAX) > 0
                ? Finding.wrong(
                        "checkpoints",
                        "the last one is " + age.toMinutes() + " minutes old, and scoring would begin there again",
                        "see var/log/scoring.log; a full disk and too short an EVENHAND_CHECKPOINT_MILLIS are the usual causes")
                : Finding.fine("checkpoints", "the last one " + age.toSeconds() + " s ago");
    }

    private static Optional<Instant> lastCheckpoint(Path folder) {
        try (Stream<Path> paths = Files.walk(folder, 3)) {
            return paths.filter(path -> path.endsWith("_metadata"))
                    .map(StoresCheck::writtenAt)
                    .max(Instant::compareTo);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** {@code up} makes the folder before anything is imported. */
    private static boolean hasImports(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static Finding networks(Patient patient) {
        if (Files.exists(patient.var("demo").resolve("networks.tsv"))) {
            return Finding.fine("networks", "those of the demonstration, which are made up");
        }
        boolean isThere = patient.env().containsKey("EVENHAND_ASN_TABLE") || hasImports(patient.var("asn"));
        return isThere
                ? Finding.fine("networks", "data were imported")
                : Finding.doubtful(
                        "networks",
                        "no data about networks: a small made-up topology stands in",
                        "./evenhand asn refresh (no score and no rule reads it; people and previews do)");
    }
}

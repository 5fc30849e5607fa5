// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keys and passwords: readable by their owner only, none lost while what they open is still there, enough people. */
final class SecretsCheck implements Check {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** What cannot be made anew once there is a ledger: without it something that is kept can no longer be read or proved. */
    private static final List<String> FOR_THE_LEDGER =
            List.of("pg-password", "pseudonym-key", "link-key", "audit-key", "feed-key", "ruleset-key", "file-key");

    /** One who proposes, one who agrees, and one for the appeal who did neither. */
    private static final int PEOPLE_MIN = 3;

    @Override
    public List<Finding> examine(Patient patient) {
        Path secrets = patient.var("secrets");
        if (!Files.isDirectory(secrets)) {
            return List.of(Finding.fine("secrets", "made at the first start"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(readers(secrets));
        findings.add(lost(patient, secrets));
        findings.add(staff(patient, secrets));
        return findings;
    }

    private static Finding readers(Path secrets) {
        try (Stream<Path> files = Files.list(secrets)) {
            List<String> open = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".pub"))
                    .filter(SecretsCheck::isOpen)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
            return open.isEmpty()
                    ? Finding.fine("secrets", "readable by their owner only")
                    : Finding.wrong(
                            "secrets",
                            "others on this machine can read " + String.join(", ", open),
                            "chmod 600 " + secrets + "/*, and replace what others may have read");
        } catch (IOException e) {
            return Finding.wrong(
                    "secrets", secrets + " cannot be read", "run ./evenhand as the user who owns the folder");
        }
    }

    private static boolean isOpen(Path file) {
        try {
            return !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }

    private static Finding lost(Patient patient, Path secrets) {
        // casework writes its keys when it first starts: an installation that never came so far has lost nothing
        if (!Files.isRegularFile(patient.var("feed").resolve("head.json"))
                && !Files.exists(secrets.resolve("audit-key"))) {
            return Finding.fine("keys", "no ledger yet");
        }
        List<String> missing = FOR_THE_LEDGER.stream()
                .filter(name -> isEmpty(secrets.resolve(name)))
                .toList();
        return missing.isEmpty()
                ? Finding.fine("keys", "all that the ledger needs")
                : Finding.wrong(
                        "keys",
                        "the ledger is there, and these are not: " + String.join(", ", missing),
                        "put them back from a backup before the next start; new ones would open nothing that is kept");
    }

    private static boolean isEmpty(Path file) {
        try {
            return !Files.exists(file) || Files.size(file) == 0;
        } catch (IOException e) {
            return true;
        }
    }

    private static Finding staff(Patient patient, Path secrets) {
        Path file = Path.of(patient.env()
                .getOrDefault("EVENHAND_STAFF_FILE", secrets.resolve("staff").toString()));
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            return Finding.wrong(
                    "people", "the file of staff cannot be read", "write a line 'name ROLE password' for each person");
        }
        long unusable =
                lines.stream().filter(line -> line.split(" ", 3).length < 3).count();
        if (unusable > 0) {
            return Finding.wrong(
                    "people",
                    unusable + " lines of the file of staff are unusable",
                    "each line is 'name ROLE password'");
        }
        return lines.size() >= PEOPLE_MIN || patient.env().containsKey("EVENHAND_OIDC_ISSUER")
                ? Finding.fine("people", lines.size() + " may sign in with a password")
                : Finding.doubtful(
                        "people",
                        "only " + lines.size() + " may sign in; a severe measure takes two, and its appeal a third",
                        "add people to the file of staff, or name a provider in EVENHAND_OIDC_ISSUER");
    }
}

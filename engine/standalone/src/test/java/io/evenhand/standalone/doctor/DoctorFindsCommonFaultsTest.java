// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.evenhand.standalone.doctor.Finding.Grade;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.PidFile;
import io.evenhand.standalone.process.Ports;
import io.evenhand.standalone.process.Supervisor;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault is made on purpose in an installation that is well otherwise, and the doctor names it and says the remedy. */
class DoctorFindsCommonFaultsTest {
    private static final Machine GOOD = new Machine(17, 8L << 30, 65_536, false, true);
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final int PROGRAMS = 4;
    private static final Ports FREE = new Ports(0, 0, 0, 0, 0, 0, 0);

    @TempDir
    Path folder;

    private final Map<String, String> env = new HashMap<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private Machine machine = GOOD;
    private Ports ports = FREE;

    @BeforeEach
    void anInstallationThatIsWell() throws IOException {
        secret("pg-password");
        for (String name : List.of("pseudonym-key", "link-key", "audit-key", "feed-key", "ruleset-key", "file-key")) {
            secret(name);
        }
        write("secrets/staff", "ada ANALYST aa\nbo LEAD bb\ndi ANALYST dd\n");
        write("feed/head.json", "{}");
        write("postgres/data/PG_VERSION", "18\n");
        write("asn/dataset", "x");
        env.put("EVENHAND_SMTP", "127.0.0.1:25");
        env.put("EVENHAND_FFMPEG", "/bin/true");
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void anInstallationThatIsWellIsLeftInPeace() {
        assertEquals(
                List.of(),
                Doctor.examine(patient()).stream()
                        .filter(finding -> finding.grade() != Grade.FINE)
                        .toList());
    }

    @Test
    void nothingIsMadeWhereNothingIs() throws IOException {
        Path empty = folder.resolve("empty/var");
        Doctor.examine(new Patient(new Home(folder, empty), FREE, env, GOOD, NOW));
        assertTrue(Files.notExists(empty));
    }

    @Test
    void theMachineIsTooSmallOrTooOld() {
        machine = new Machine(11, 1L << 30, 1024, true, false);
        wrong("Java", "11 is too old");
        doubtful("memory", "1024 MiB");
        wrong("open files", "1024");
        wrong("user", "does not run as root");
    }

    @Test
    void theLimitOfOpenFilesIsReadAsLinuxWritesIt() {
        String head = "Limit                     Soft Limit           Hard Limit           Units     ";
        assertEquals(
                1024,
                Machine.openFiles(List.of(head, "Max open files            1024                 524288   files")));
        assertEquals(
                Long.MAX_VALUE,
                Machine.openFiles(List.of("Max open files            unlimited            unlimited  files")));
        assertEquals(Long.MAX_VALUE, Machine.openFiles(List.of(head)));
    }

    @Test
    void aPortIsTaken() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ports = new Ports(0, busy.getLocalPort(), 0, 0, 0, 0, 0);
            wrong("ports", busy.getLocalPort() + " (casework)");
        }
    }

    @Test
    void aProgramOutlivedItsSupervisor() {
        PidFile.of(home(), "casework").write(ProcessHandle.current());
        wrong("processes", "casework");
    }

    @Test
    void aSettingIsMisspelt() {
        env.put("EVENHAND_EGDE_PORT", "8091");
        assertTrue(wrong("settings", "EVENHAND_EGDE_PORT").remedy().contains("EVENHAND_EDGE_PORT"));
    }

    @Test
    void aFileThatIsNamedIsNotThere() {
        env.put("EVENHAND_DSA_TOKEN_FILE", folder.resolve("nowhere").toString());
        wrong("files named", "EVENHAND_DSA_TOKEN_FILE");
    }

    @Test
    void theDoorIsOpen() {
        env.put("EVENHAND_PUBLIC_URL", "http://evenhand.platform.example");
        wrong("door", "plain http");
        env.remove("EVENHAND_PUBLIC_URL");
        env.put("EVENHAND_BIND", "0.0.0.0");
        wrong("door", "other machines");
        wrong("edge's callers", "no caller needs a key");
        env.put("EVENHAND_PUBLIC_URL", "https://evenhand.platform.example");
        assertEquals(Grade.FINE, find("door").grade());
        env.put("EVENHAND_PUBLIC_URL", "https://not an address");
        wrong("door", "no address");
    }

    @Test
    void nobodyIsMailedAndNoFilmIsPlayed() {
        env.remove("EVENHAND_SMTP");
        doubtful("mail", "no server is named");
        env.put("EVENHAND_FFMPEG", "/nowhere/ffmpeg");
        wrong("ffmpeg", "names no program");
        env.put("EVENHAND_DSA_URL", "https://transparency.example");
        wrong("public statements", "no token");
    }

    @Test
    void aSecretCanBeReadByOthersOrIsLost() throws IOException {
        Files.setPosixFilePermissions(folder.resolve("secrets/link-key"), PosixFilePermissions.fromString("rw-r--r--"));
        wrong("secrets", "link-key");
        Files.delete(folder.resolve("secrets/pseudonym-key"));
        Files.writeString(folder.resolve("secrets/audit-key"), "");
        Finding lost = wrong("keys", "pseudonym-key, audit-key");
        assertTrue(lost.remedy().contains("backup"));
    }

    @Test
    void tooFewPeopleOrALineThatIsNone() throws IOException {
        write("secrets/staff", "ada ANALYST aa\nbo LEAD bb\n");
        doubtful("people", "only 2");
        env.put("EVENHAND_OIDC_ISSUER", "https://id.platform.example");
        assertEquals(Grade.FINE, find("people").grade());
        write("secrets/staff", "ada ANALYST aa\nbo\n");
        wrong("people", "1 lines");
    }

    @Test
    void theDataAreAnotherVersionsOrFromTheFuture() throws IOException {
        write("postgres/data/PG_VERSION", "16\n");
        wrong("ledger", "PostgreSQL 16's");
        Files.setLastModifiedTime(folder.resolve("feed/head.json"), FileTime.from(NOW.plus(Duration.ofMinutes(90))));
        wrong("clock", "90 minutes behind");
        write("demo/days-ahead", "30\n");
        doubtful("time", "30 days ahead");
    }

    @Test
    void nothingIsKnownAboutNetworks() throws IOException {
        Files.delete(folder.resolve("asn/dataset"));
        doubtful("networks", "made-up topology");
    }

    @Test
    void programsThatRunAreAskedAndTheirFiguresRead() throws IOException {
        running("""
                evenhand_intake_events_total{type="server.claimed"} 90.0
                evenhand_intake_dead_letters_total 10.0
                evenhand_casework_lag 20000.0
                evenhand_casework_outbox_pending 5000.0
                evenhand_casework_feed_held 3.0
                evenhand_casework_feed_pinned 12.0
                evenhand_casework_feed_pin_waiting{effect="restricting"} 4.0
                evenhand_casework_feed_pin_waiting{effect="relieving"} 1.0
                evenhand_casework_breakers_open 2.0
                evenhand_casework_unusable_terms_total 1.0
                evenhand_asn_dataset_age_seconds 8640000.0
                evenhand_edge_feed_stale 1.0
                evenhand_edge_feed_age_seconds 600.0
                evenhand_edge_feed_refusals_total 4.0
                evenhand_edge_events_dropped_total 7.0
                """);
        doubtful("events", "10 %");
        doubtful("assessments", "20000 wait");
        doubtful("outbox", "5000");
        doubtful("fuse", "3 accounts");
        doubtful("pin", "revision 12; 5 restrictions and reliefs wait");
        doubtful("breakers", "2 breakers");
        wrong("rules", "cannot be used");
        doubtful("networks in use", "100 days");
        wrong("feed", "600 s");
        wrong("feed's signature", "refused");
        doubtful("edge's events", "7");
        wrong("casework", "does not answer");
        doubtful("checkpoints", "has not completed one");
        write("checkpoints/job/chk-7/_metadata", "");
        Files.setLastModifiedTime(
                folder.resolve("checkpoints/job/chk-7/_metadata"), FileTime.from(NOW.minus(Duration.ofMinutes(11))));
        wrong("checkpoints", "11 minutes old");
    }

    @Test
    void anEdgeThatLagsIsToldFromOneThatIsLost() throws IOException {
        running("""
                evenhand_casework_feed_revision 12.0
                evenhand_edge_feed_rev 9.0
                """);
        doubtful("feed", "revision 9 of 12");
    }

    /** A supervisor that runs, and programs whose figures are these; nothing else answers. */
    private void running(String figures) throws IOException {
        int first = 0;
        while (servers.size() < PROGRAMS) {
            stop();
            servers.clear();
            first = serve(0, figures);
            for (int next = 1; next < PROGRAMS && first > 0; next++) {
                first = serve(first + next, figures) > 0 ? first : 0;
            }
        }
        ports = new Ports(1, 1, 1, 1, 1, 1, first);
        PidFile.of(home(), Supervisor.NAME).write(ProcessHandle.current());
    }

    /** Serves the figures; returns the port, or 0 if it was taken. */
    private int serve(int port, String figures) throws IOException {
        try {
            HttpServer metrics = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            metrics.createContext("/metrics", exchange -> {
                byte[] body = figures.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            metrics.start();
            servers.add(metrics);
            return metrics.getAddress().getPort();
        } catch (BindException e) {
            return 0;
        }
    }

    private Finding wrong(String check, String says) {
        return found(check, says, Grade.WRONG);
    }

    private Finding doubtful(String check, String says) {
        return found(check, says, Grade.DOUBTFUL);
    }

    private Finding found(String check, String says, Grade grade) {
        Finding finding = find(check);
        assertEquals(grade, finding.grade(), finding::toString);
        assertTrue(finding.says().contains(says), finding::toString);
        return finding;
    }

    private Finding find(String check) {
        return Doctor.examine(patient()).stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is said about " + check));
    }

    private Patient patient() {
        return new Patient(home(), ports, env, machine, NOW);
    }

    private Home home() {
        return new Home(folder, folder);
    }

    private void secret(String name) throws IOException {
        write("secrets/" + name, "0f0f\n");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        if (name.startsWith("secrets/")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60)));
    }
}

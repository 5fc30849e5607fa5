// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.asn.table.Networks;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.EventReader;
import io.evenhand.contract.json.EventReading;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.intake.pseudonym.NetworkContextWriter;
import io.evenhand.intake.pseudonym.PseudonymKey;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Tautulli database becomes plays as recorded and shares as inferred, in order, without content, and is not touched. */
class TautulliHistoryBecomesEventsTest {
    private static final long DAY = 86_400;
    private static final long START = Instant.parse("2026-01-01T20:00:00Z").getEpochSecond();
    private static final AccountId ACCOUNT = new AccountId("acc-1");
    private static final Pseudonymiser PSEUDONYMISER = new Pseudonymiser(PseudonymKey.of(new byte[32]), Networks.NONE);

    @TempDir
    Path folder;

    private final List<Event> events = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void itTellsWhoWatchedWhenAndNothingElse(String journalMode) throws Exception {
        Path file = household(journalMode);
        byte[] before = Files.readAllBytes(file);
        ImportReport report = run(file);

        assertEquals(List.of(file.getFileName().toString()), names(), "nothing is written beside the database");
        assertEquals(
                new String(before, StandardCharsets.ISO_8859_1), Files.readString(file, StandardCharsets.ISO_8859_1));
        assertEquals(6, report.users());
        assertEquals(2, report.homeUsers(), "the owner and one Home user");
        assertEquals(4, report.sharesInferred());
        assertEquals(2, report.endsInferred());
        assertEquals(1, report.withoutPlay());
        assertEquals(6, report.plays());
        assertEquals(5, report.ends());
        assertEquals(4, report.addresses());
        assertEquals(1, report.unreadableAddresses());
        assertEquals(1, report.skippedRows());
        assertEquals(events.size(), report.events());

        String all = written + report.toString() + report.sees() + report.cannotSee();
        for (String secret :
                List.of("CANARY", "203.0.113", "2001:db8", "example.org", "10007919", TautulliFile.SERVER)) {
            assertFalse(all.contains(secret), secret);
        }
    }

    @Test
    void eventsAreInOrderAndReadableAndTheSameAgain() throws Exception {
        Path file = household("delete");
        run(file);
        List<Event> first = List.copyOf(events);
        for (int i = 1; i < first.size(); i++) {
            assertFalse(first.get(i).at().isBefore(first.get(i - 1).at()), "event " + i);
        }
        for (Event event : first) {
            EventReading reading = EventReader.read(EventWriter.bytes(event), Instant.parse("2026-06-01T00:00:00Z"));
            assertEquals(event, ((EventReading.Accepted) reading).event());
        }
        assertEquals(first.size(), first.stream().map(Event::id).distinct().count());
        run(file);
        assertEquals(first, events, "a second import makes the same ids");
    }

    @Test
    void onlyWhatIsInferredIsMarkedSo() throws Exception {
        run(household("delete"));
        for (Event event : events) {
            boolean share =
                    event.body() instanceof EventBody.ShareAccepted || event.body() instanceof EventBody.ShareRevoked;
            assertEquals(share, event.id().value().startsWith(TautulliImport.INFERRED));
            assertEquals(!share, event.id().value().startsWith(TautulliImport.RECORDED));
        }
        for (Event accepted : events) {
            if (accepted.body() instanceof EventBody.ShareAccepted share) {
                Instant firstPlay = events.stream()
                        .filter(it -> it.body() instanceof EventBody.StreamStarted started
                                && started.viewer().equals(share.viewer()))
                        .map(Event::at)
                        .min(Instant::compareTo)
                        .orElseThrow();
                assertEquals(firstPlay.minusMillis(1), accepted.at());
            }
        }
    }

    @Test
    void aDatabaseInUseIsReadAsItIs() throws Exception {
        Path file = folder.resolve("in-use.db");
        try (Connection owner = TautulliFile.create(file, "wal")) {
            TautulliFile.user(owner, 10007919, false, 0, true, false);
            TautulliFile.play(owner, 1, 10007919, START, START + 60, "203.0.113.7", "copy");
            assertTrue(
                    Files.size(file.resolveSibling("in-use.db-wal")) > 0, "the play is only in the write-ahead file");
            assertEquals(1, run(file).plays());
        }
    }

    @Test
    void aLockedDatabaseIsSaidToBeLocked() throws Exception {
        Path file = household("delete");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = other.createStatement()) {
            sql.execute("BEGIN EXCLUSIVE");
            assertEquals(
                    "tautulli.db is locked by another program: stop that program, or import a copy of the file",
                    assertThrows(ImportException.class, () -> run(file)).getMessage());
        }
    }

    @Test
    void anythingElseIsRefusedInOneSentence() throws Exception {
        Path text = Files.writeString(folder.resolve("text.db"), "CANARY");
        assertEquals("text.db is not a SQLite database", refusal(text));
        Path empty = Files.writeString(folder.resolve("empty.db"), "");
        assertEquals("empty.db is not a SQLite database", refusal(empty));
        assertTrue(refusal(folder.resolve("absent.db")).startsWith("there is no file"));
        assertTrue(refusal(folder).startsWith("there is no file"));

        Path other = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE users (user_id INTEGER, CANARY TEXT)");
        }
        assertTrue(refusal(other).startsWith("other.db is a SQLite database, but not a Tautulli one"), refusal(other));

        byte[] damaged = Files.readAllBytes(household("delete"));
        java.util.Arrays.fill(damaged, 100, damaged.length, (byte) 0x5A);
        Path broken = Files.write(folder.resolve("broken.db"), damaged);
        assertEquals("broken.db is damaged or cannot be read as a SQLite database", refusal(broken));
    }

    /** The owner, a Home user, a viewer, two who are gone, one who never played, and rows that are odd. */
    private Path household(String journalMode) throws SQLException {
        Path file = folder.resolve("tautulli.db");
        try (Connection to = TautulliFile.create(file, journalMode)) {
            TautulliFile.user(to, 10000000, true, 1, true, false);
            TautulliFile.user(to, 10007919, false, 1, true, false);
            TautulliFile.user(to, 10015838, false, null, true, false);
            TautulliFile.user(to, 10023757, false, 0, false, false);
            TautulliFile.user(to, 10031676, false, 0, true, true);
            TautulliFile.user(to, 10039595, false, 0, true, false);
            TautulliFile.play(to, 1, 10000000, START, START + 3_600, "203.0.113.1", "direct play");
            TautulliFile.play(to, 2, 10007919, START + 10, START + 30, "", "copy");
            TautulliFile.play(to, 3, 10015838, START + DAY, null, "unknown", "transcode");
            TautulliFile.play(to, 4, 10023757, START + 2 * DAY, START + 2 * DAY + 20_000, "2001:db8::7", null);
            TautulliFile.play(to, 5, 10031676, START + 3 * DAY, START + 3 * DAY + 60, "203.0.113.9", "CANARY");
            TautulliFile.play(to, 6, 10031676, START + 4 * DAY, START + 4 * DAY + 60, "203.0.113.9", "copy");
            TautulliFile.play(to, 7, 10031676, 0, 5L, "203.0.113.9", "copy");
        }
        return file;
    }

    private ImportReport run(Path file) throws IOException {
        events.clear();
        written.setLength(0);
        return TautulliImport.run(file, ACCOUNT, PSEUDONYMISER, (event, network) -> {
            events.add(event);
            written.append(new String(EventWriter.bytes(event), StandardCharsets.UTF_8));
            if (network != null) {
                written.append(new String(NetworkContextWriter.bytes(network), StandardCharsets.UTF_8));
            }
        });
    }

    private String refusal(Path file) {
        String message = assertThrows(ImportException.class, () -> run(file)).getMessage();
        assertFalse(message.contains("CANARY"));
        return message;
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString()).toList();
        }
    }
}

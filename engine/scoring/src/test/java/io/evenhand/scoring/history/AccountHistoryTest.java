// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.GuestPassDeclared;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareChanged;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.event.EventBody.StreamStarted;
import io.evenhand.contract.event.EventBody.TiesMeasured;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.LibrarySet;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.scoring.Population;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From events to tenures. */
class AccountHistoryTest {
    private static final ViewerId ANN = new ViewerId("ann");
    private final AccountHistory history = new AccountHistory();

    @Test
    void accessBeginsAndEnds() {
        at(1, accepted(ANN, false));
        at(31, new ShareRevoked(ANN, RevokedBy.OWNER, null));
        assertEquals(List.of(new Tenure("ann", day(1), day(31), 0, true)), history.endedTenures());
        assertEquals(0, history.liveExternalStarts().length);
    }

    @Test
    void withdrawingAllLibrariesEndsAndGivingSomeBackBegins() {
        at(1, accepted(ANN, false));
        at(20, new ShareChanged(ANN, new LibrarySet("b"), null));
        at(31, new ShareChanged(ANN, null, null));
        at(35, new ShareChanged(ANN, new LibrarySet("a"), null));
        assertEquals(List.of(new Tenure("ann", day(1), day(31), 0, true)), history.endedTenures());
        assertEquals(day(35), history.liveExternalStarts()[0]);
    }

    @Test
    void acceptingAgainWhileThereIsAccessChangesNothing() {
        at(1, accepted(ANN, false));
        at(10, accepted(ANN, false));
        at(31, new ShareRevoked(ANN, RevokedBy.VIEWER, null));
        assertEquals(List.of(new Tenure("ann", day(1), day(31), 0, false)), history.endedTenures());
    }

    @Test
    void theHomeIsNoTenure() {
        at(1, accepted(ANN, true));
        at(31, new ShareRevoked(ANN, RevokedBy.OWNER, null));
        assertTrue(history.endedTenures().isEmpty());
    }

    @Test
    void whoMovesIntoTheHomeIsNoLongerExternal() {
        at(1, accepted(ANN, false));
        at(10, accepted(ANN, true));
        at(31, new ShareRevoked(ANN, RevokedBy.OWNER, null));
        assertTrue(history.endedTenures().isEmpty());
    }

    @Test
    void accessOfUnknownAgeIsNotMeasured() {
        at(1, new ShareChanged(ANN, new LibrarySet("a"), null));
        at(31, new ShareRevoked(ANN, RevokedBy.OWNER, null));
        assertTrue(history.endedTenures().isEmpty());
    }

    @Test
    void aGuestPassForAViewerCoversTheAccessAroundIt() {
        at(1, accepted(ANN, false));
        at(1.5, new GuestPassDeclared(ANN, 14));
        at(15, new ShareRevoked(ANN, RevokedBy.OWNER, null));
        at(20, new GuestPassDeclared(ANN, 7));
        at(20.5, accepted(ANN, false));
        at(27, new ShareRevoked(ANN, RevokedBy.OWNER, null));
        at(30, new GuestPassDeclared(ANN, 7));
        at(32, accepted(ANN, false));
        at(39, new ShareRevoked(ANN, RevokedBy.OWNER, null));
        assertEquals(
                List.of(14, 7, 0),
                history.endedTenures().stream().map(Tenure::passDays).toList());
    }

    @Test
    void aGuestPassForAnybodyCoversOnlyNewViewersOfADay() {
        ViewerId bob = new ViewerId("bob");
        at(1, accepted(ANN, false));
        at(5, new ShareRevoked(ANN, RevokedBy.OWNER, null));
        at(6, new GuestPassDeclared(null, 14));
        at(6.5, accepted(ANN, false));
        at(6.6, accepted(bob, false));
        at(7.5, accepted(new ViewerId("eve"), false));
        at(8, new ShareRevoked(ANN, RevokedBy.OWNER, null));
        at(8, new ShareRevoked(bob, RevokedBy.OWNER, null));
        at(8, new ShareRevoked(new ViewerId("eve"), RevokedBy.OWNER, null));
        assertEquals(
                List.of(0, 0, 14, 0),
                history.endedTenures().stream().map(Tenure::passDays).toList());
    }

    @Test
    void viewersCountWhileTheirLastPlaybackIsInTheWindow() {
        at(1, play(ANN, false));
        at(2, play(new ViewerId("mum"), true));
        assertEquals(1, history.externalViewers(day(31)));
        assertEquals(0, history.externalViewers(day(31.1)));
    }

    @Test
    void whatNoWindowReachesIsForgotten() {
        at(1, accepted(ANN, false));
        at(2, play(ANN, false));
        at(3, new TiesMeasured(4, 3, 1));
        at(30, new ShareRevoked(ANN, RevokedBy.OWNER, null));
        history.prune(day(150.5));
        assertTrue(history.endedTenures().isEmpty());
        assertEquals(0, history.externalViewers(day(150.5)));
        assertEquals(3, history.ties(day(150.5)).ties());
        history.prune(day(184));
        assertNull(history.ties(day(184)));
        assertTrue(history.isEmpty());
    }

    @Test
    void aSnapshotIsTheSameHistory() throws IOException {
        Population.seller(1, 10).stream().map(Conduct::of).forEach(history::add);
        at(300, new GuestPassDeclared(ANN, 3));
        at(300, new GuestPassDeclared(null, 3));
        byte[] written = bytes(history);
        AccountHistory read = HistoryCodec.read(new DataInputStream(new ByteArrayInputStream(written)));
        assertEquals(history.endedTenures(), read.endedTenures());
        assertArrayEquals(written, bytes(read));
    }

    @Test
    void everyKindOfConductSurvivesItsBinaryForm() throws IOException {
        for (Event event : Population.events(2, 3)) {
            assertSurvives(Conduct.of(event));
        }
        for (EventBody body : List.of(
                new GuestPassDeclared(null, 4),
                new GuestPassDeclared(ANN, 4),
                new ShareChanged(ANN, null, null),
                new EventBody.ShareAccepted(ANN, new LibrarySet("x"), null, true, 12),
                new EventBody.ServerUnclaimed(new ServerId("s")),
                new EventBody.ServerClaimed(new ServerId("s"), new io.evenhand.contract.id.KeyToken("k")),
                new EventBody.StreamTerminated(new StreamId("st"), io.evenhand.contract.event.TerminatedBy.POLICY),
                new EventBody.StreamStopped(
                        new StreamId("st"), io.evenhand.contract.event.DurationBucket.OVER_3_HOURS))) {
            assertSurvives(conduct(1, body));
        }
    }

    private static void assertSurvives(Conduct conduct) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ConductCodec.write(conduct, new DataOutputStream(bytes));
        assertEquals(conduct, ConductCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    }

    private static byte[] bytes(AccountHistory history) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        HistoryCodec.write(history, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private void at(double day, EventBody body) {
        history.add(conduct(day, body));
    }

    private static Conduct conduct(double day, EventBody body) {
        return new Conduct(new EventId("e"), Instant.ofEpochMilli(day(day)), new AccountId("a"), body);
    }

    private static ShareAccepted accepted(ViewerId viewer, boolean home) {
        return new ShareAccepted(viewer, null, null, home, null);
    }

    private static StreamStarted play(ViewerId viewer, boolean home) {
        return new StreamStarted(new StreamId("st"), new ServerId("s"), viewer, home, PlaybackMode.DIRECT);
    }

    private static long day(double day) {
        return (long) ((20_000 + day) * Calendar.DAY);
    }
}

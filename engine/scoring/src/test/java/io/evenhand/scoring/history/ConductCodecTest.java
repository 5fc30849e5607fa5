// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.DurationBucket;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.AccountCreated;
import io.evenhand.contract.event.EventBody.GuestPassDeclared;
import io.evenhand.contract.event.EventBody.InviteCreated;
import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.event.EventBody.ServerMoved;
import io.evenhand.contract.event.EventBody.ServerUnclaimed;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareChanged;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.event.EventBody.StreamStarted;
import io.evenhand.contract.event.EventBody.StreamStopped;
import io.evenhand.contract.event.EventBody.StreamTerminated;
import io.evenhand.contract.event.EventBody.TiesMeasured;
import io.evenhand.contract.event.EventType;
import io.evenhand.contract.event.InviteKind;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.event.TerminatedBy;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.InviteId;
import io.evenhand.contract.id.KeyToken;
import io.evenhand.contract.id.LibrarySet;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Conduct survives being packed: every type, every word, every field that may be absent, the longest identifiers. */
class ConductCodecTest {
    private static final AccountId ACCOUNT = new AccountId("a".repeat(64));
    private static final Instant AT = Instant.parse("2026-01-05T10:11:12.345Z");
    private static final ViewerId VIEWER = new ViewerId("viewer-1");
    private static final ServerId SERVER = new ServerId("s".repeat(64));
    private static final StreamId STREAM = new StreamId("stream.1_x");
    private static final KeyToken TOKEN = new KeyToken("k:+/=".repeat(25) + "kkk");
    private static final LibrarySet LIBRARIES = new LibrarySet("sha256:" + "0".repeat(121));

    @Test
    void everyBodyComesBackAsItWas() throws IOException {
        Set<EventType> seen = EnumSet.noneOf(EventType.class);
        for (EventBody body : bodies()) {
            for (Instant at : List.of(AT, Instant.EPOCH.minusMillis(1), Instant.parse("2199-12-31T23:59:59.999Z"))) {
                Conduct conduct = new Conduct(new EventId("e:1"), at, ACCOUNT, body);
                Parcel parcel = Parcel.of(conduct);
                assertEquals(conduct, parcel.open(ACCOUNT));
                assertEquals(at.toEpochMilli(), parcel.millis());
                assertEquals(conduct, throughAStream(conduct));
            }
            seen.add(body.type());
        }
        assertEquals(EnumSet.allOf(EventType.class), seen);
    }

    /** A snapshot written by one build is read by the next: whoever changes these bytes gives the form a new name. */
    @Test
    void theBytesAreThese() throws IOException {
        Conduct conduct = new Conduct(
                new EventId("e1"), AT, new AccountId("a"), new ShareAccepted(VIEWER, null, ClientKind.API, true, 300));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ConductCodec.write(conduct, new DataOutputStream(bytes));
        assertEquals(
                "0161" + "001a" + "0000019b8da3ab59" + "07" + "026531" + "087669657765722d31" + "00" + "02" + "01"
                        + "ad02",
                HexFormat.of().formatHex(bytes.toByteArray()));
    }

    @Test
    void everyWordHasANumberOfItsOwn() {
        numbered(ConductCodec.TYPES, EventType.values());
        numbered(ConductCodec.KEY_KINDS, KeyKind.values());
        numbered(ConductCodec.INVITE_KINDS, InviteKind.values());
        numbered(ConductCodec.CLIENTS, ClientKind.values());
        numbered(ConductCodec.REVOKERS, RevokedBy.values());
        numbered(ConductCodec.MODES, PlaybackMode.values());
        numbered(ConductCodec.DURATIONS, DurationBucket.values());
        numbered(ConductCodec.TERMINATORS, TerminatedBy.values());
        assertThrows(IllegalStateException.class, () -> new Words<>(List.of(KeyKind.TLS)).code(KeyKind.DEVICE));
    }

    @Test
    void parcelsAreEqualIfTheirContentIs() {
        Conduct conduct = new Conduct(new EventId("e1"), AT, ACCOUNT, new ServerMoved(SERVER));
        Conduct other = new Conduct(new EventId("e2"), AT, ACCOUNT, new ServerMoved(SERVER));
        assertEquals(Parcel.of(conduct), Parcel.of(conduct));
        assertEquals(Parcel.of(conduct).hashCode(), Parcel.of(conduct).hashCode());
        assertNotEquals(Parcel.of(conduct), Parcel.of(other));
    }

    private static <E extends Enum<E>> void numbered(Words<E> words, E[] all) {
        for (E word : all) {
            assertEquals(word, words.word(words.code(word)));
        }
        assertEquals(0, words.code(null));
    }

    private static Conduct throughAStream(Conduct conduct) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ConductCodec.write(conduct, new DataOutputStream(bytes));
        return ConductCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static List<EventBody> bodies() {
        List<EventBody> bodies = new ArrayList<>();
        bodies.add(new AccountCreated());
        bodies.add(new ServerClaimed(SERVER, null));
        bodies.add(new ServerClaimed(SERVER, TOKEN));
        bodies.add(new ServerUnclaimed(SERVER));
        bodies.add(new ServerMoved(SERVER));
        for (KeyKind kind : KeyKind.values()) {
            bodies.add(new KeySeen(kind, TOKEN));
        }
        for (@Nullable ClientKind client : new @Nullable ClientKind[] {null, ClientKind.UI, ClientKind.API}) {
            shares(bodies, client);
        }
        bodies.add(new GuestPassDeclared(null, 1));
        bodies.add(new GuestPassDeclared(VIEWER, 90));
        bodies.add(new TiesMeasured(0, 0, 0));
        bodies.add(new TiesMeasured(1_000_000, Integer.MAX_VALUE, 128));
        for (PlaybackMode mode : PlaybackMode.values()) {
            bodies.add(new StreamStarted(STREAM, SERVER, VIEWER, mode == PlaybackMode.REMUX, mode));
        }
        bodies.add(new StreamStopped(STREAM, null));
        for (DurationBucket duration : DurationBucket.values()) {
            bodies.add(new StreamStopped(STREAM, duration));
        }
        for (TerminatedBy by : TerminatedBy.values()) {
            bodies.add(new StreamTerminated(STREAM, by));
        }
        return bodies;
    }

    private static void shares(List<EventBody> bodies, @Nullable ClientKind client) {
        if (client != null) {
            for (InviteKind kind : InviteKind.values()) {
                bodies.add(new InviteCreated(new InviteId("i"), kind, client, null));
                bodies.add(new InviteCreated(new InviteId("i"), kind, client, 30));
            }
        }
        for (@Nullable LibrarySet libraries : new @Nullable LibrarySet[] {null, LIBRARIES}) {
            bodies.add(new ShareAccepted(VIEWER, libraries, client, false, null));
            bodies.add(new ShareAccepted(VIEWER, libraries, client, true, 0));
            bodies.add(new ShareAccepted(VIEWER, libraries, client, true, 36_500));
            bodies.add(new ShareChanged(VIEWER, libraries, client));
        }
        for (RevokedBy by : RevokedBy.values()) {
            bodies.add(new ShareRevoked(VIEWER, by, client));
        }
    }
}

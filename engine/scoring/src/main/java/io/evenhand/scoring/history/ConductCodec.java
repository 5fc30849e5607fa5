// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

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
import io.evenhand.contract.event.WireName;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.InviteId;
import io.evenhand.contract.id.KeyToken;
import io.evenhand.contract.id.LibrarySet;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of {@link Conduct}: JSON costs several times more, and every event crosses the network twice.
 *
 * <p>Each type has a list of nullable fields; a field is a text or an integer. Words travel by their wire names, so that
 * a reordered enum cannot change the meaning of a snapshot.
 */
public final class ConductCodec {
    private static final Map<EventType, Form> FORMS = new EnumMap<>(EventType.class);

    static {
        form(EventType.ACCOUNT_CREATED, AccountCreated.class, it -> row(), in -> new AccountCreated());
        form(
                EventType.SERVER_CLAIMED,
                ServerClaimed.class,
                it -> row(it.server(), it.tlsKey()),
                in -> new ServerClaimed(new ServerId(in.text(0)), in.has(1) ? new KeyToken(in.text(1)) : null));
        form(
                EventType.SERVER_UNCLAIMED,
                ServerUnclaimed.class,
                it -> row(it.server()),
                in -> new ServerUnclaimed(new ServerId(in.text(0))));
        form(
                EventType.SERVER_MOVED,
                ServerMoved.class,
                it -> row(it.server()),
                in -> new ServerMoved(new ServerId(in.text(0))));
        form(
                EventType.KEY_SEEN,
                KeySeen.class,
                it -> row(it.kind(), it.key()),
                in -> new KeySeen(in.must(0, KeyKind.class), new KeyToken(in.text(1))));
        form(
                EventType.INVITE_CREATED,
                InviteCreated.class,
                it -> row(it.invite(), it.kind(), it.client(), it.guestPassDays()),
                in -> new InviteCreated(
                        new InviteId(in.text(0)),
                        in.must(1, InviteKind.class),
                        in.must(2, ClientKind.class),
                        in.number(3)));
        shares();
        counts();
        streams();
    }

    private ConductCodec() {}

    public static void write(Conduct conduct, DataOutput out) throws IOException {
        out.writeUTF(conduct.account().value());
        out.writeUTF(conduct.id().value());
        out.writeLong(conduct.millis());
        out.writeUTF(conduct.body().type().wire());
        for (String field : form(conduct.body().type()).write(conduct.body())) {
            out.writeBoolean(field != null);
            if (field != null) {
                out.writeUTF(field);
            }
        }
    }

    public static Conduct read(DataInput in) throws IOException {
        AccountId account = new AccountId(in.readUTF());
        EventId id = new EventId(in.readUTF());
        Instant at = Instant.ofEpochMilli(in.readLong());
        EventType type = Objects.requireNonNull(WireName.find(EventType.class, in.readUTF()));
        Form form = form(type);
        @Nullable String[] fields = new @Nullable String[form.width()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = in.readBoolean() ? in.readUTF() : null;
        }
        return new Conduct(id, at, account, form.read(new Row(fields)));
    }

    private static void shares() {
        form(
                EventType.SHARE_ACCEPTED,
                ShareAccepted.class,
                it -> row(it.viewer(), it.librarySet(), it.client(), it.home(), it.viewerAgeDays()),
                in -> new ShareAccepted(
                        new ViewerId(in.text(0)),
                        in.has(1) ? new LibrarySet(in.text(1)) : null,
                        in.word(2, ClientKind.class),
                        in.flag(3),
                        in.number(4)));
        form(
                EventType.SHARE_CHANGED,
                ShareChanged.class,
                it -> row(it.viewer(), it.librarySet(), it.client()),
                in -> new ShareChanged(
                        new ViewerId(in.text(0)),
                        in.has(1) ? new LibrarySet(in.text(1)) : null,
                        in.word(2, ClientKind.class)));
        form(
                EventType.SHARE_REVOKED,
                ShareRevoked.class,
                it -> row(it.viewer(), it.by(), it.client()),
                in -> new ShareRevoked(
                        new ViewerId(in.text(0)), in.must(1, RevokedBy.class), in.word(2, ClientKind.class)));
    }

    private static void counts() {
        form(
                EventType.GUESTPASS_DECLARED,
                GuestPassDeclared.class,
                it -> row(it.viewer(), it.days()),
                in -> new GuestPassDeclared(in.has(0) ? new ViewerId(in.text(0)) : null, in.integer(1)));
        form(
                EventType.TIES_MEASURED,
                TiesMeasured.class,
                it -> row(it.viewers(), it.ties(), it.reciprocal()),
                in -> new TiesMeasured(in.integer(0), in.integer(1), in.integer(2)));
    }

    private static void streams() {
        form(
                EventType.STREAM_STARTED,
                StreamStarted.class,
                it -> row(it.stream(), it.server(), it.viewer(), it.home(), it.mode()),
                in -> new StreamStarted(
                        new StreamId(in.text(0)),
                        new ServerId(in.text(1)),
                        new ViewerId(in.text(2)),
                        in.flag(3),
                        in.must(4, PlaybackMode.class)));
        form(
                EventType.STREAM_STOPPED,
                StreamStopped.class,
                it -> row(it.stream(), it.durationBucket()),
                in -> new StreamStopped(new StreamId(in.text(0)), in.word(1, DurationBucket.class)));
        form(
                EventType.STREAM_TERMINATED,
                StreamTerminated.class,
                it -> row(it.stream(), it.by()),
                in -> new StreamTerminated(new StreamId(in.text(0)), in.must(1, TerminatedBy.class)));
    }

    private static Form form(EventType type) {
        return Objects.requireNonNull(FORMS.get(type), type.wire());
    }

    private static <B extends EventBody> void form(
            EventType type, Class<B> body, Writing<B> writing, Reading<B> reading) {
        FORMS.put(type, new Form(widthOf(body), it -> writing.row(body.cast(it)), reading));
    }

    /** Every component of a body is one field. */
    private static int widthOf(Class<? extends EventBody> body) {
        return body.getRecordComponents().length;
    }

    private static @Nullable String[] row(@Nullable Object... values) {
        return Arrays.stream(values).map(ConductCodec::text).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof WireName word ? word.wire() : value.toString();
    }

    private interface Writing<B> {
        @Nullable
        String[] row(B body);
    }

    private interface Reading<B> {
        B read(Row row);
    }

    /** How one type of body is written and read. */
    private record Form(int width, Writing<EventBody> writing, Reading<? extends EventBody> reading) {
        @Nullable
        String[] write(EventBody body) {
            return writing.row(body);
        }

        EventBody read(Row row) {
            return reading.read(row);
        }
    }

    /** The fields of one body as they were written. */
    private static final class Row {
        private final @Nullable String[] fields;

        Row(@Nullable String[] fields) {
            this.fields = fields;
        }

        boolean has(int field) {
            return fields[field] != null;
        }

        String text(int field) {
            return Objects.requireNonNull(fields[field]);
        }

        int integer(int field) {
            return Integer.parseInt(text(field));
        }

        @Nullable
        Integer number(int field) {
            return has(field) ? integer(field) : null;
        }

        boolean flag(int field) {
            return Boolean.parseBoolean(text(field));
        }

        <E extends Enum<E> & WireName> @Nullable E word(int field, Class<E> type) {
            return has(field) ? must(field, type) : null;
        }

        <E extends Enum<E> & WireName> E must(int field, Class<E> type) {
            return Objects.requireNonNull(WireName.find(type, text(field)));
        }
    }
}

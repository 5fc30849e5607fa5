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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of {@link Conduct}, second version: time, type, id, then the fields of the type in one fixed order.
 *
 * <p>Every event takes this form once and crosses the network in it, so it is one pass over one buffer of the thread's own.
 */
public final class ConductCodec {
    static final Words<EventType> TYPES = new Words<>(List.of(
            EventType.ACCOUNT_CREATED,
            EventType.SERVER_CLAIMED,
            EventType.SERVER_UNCLAIMED,
            EventType.SERVER_MOVED,
            EventType.KEY_SEEN,
            EventType.INVITE_CREATED,
            EventType.SHARE_ACCEPTED,
            EventType.SHARE_CHANGED,
            EventType.SHARE_REVOKED,
            EventType.GUESTPASS_DECLARED,
            EventType.TIES_MEASURED,
            EventType.STREAM_STARTED,
            EventType.STREAM_STOPPED,
            EventType.STREAM_TERMINATED));
    static final Words<KeyKind> KEY_KINDS = new Words<>(List.of(KeyKind.PAYMENT, KeyKind.DEVICE, KeyKind.TLS));
    static final Words<InviteKind> INVITE_KINDS = new Words<>(List.of(InviteKind.DIRECT, InviteKind.LINK));
    static final Words<ClientKind> CLIENTS = new Words<>(List.of(ClientKind.UI, ClientKind.API));
    static final Words<RevokedBy> REVOKERS = new Words<>(List.of(RevokedBy.OWNER, RevokedBy.VIEWER));
    static final Words<PlaybackMode> MODES =
            new Words<>(List.of(PlaybackMode.DIRECT, PlaybackMode.REMUX, PlaybackMode.TRANSCODE));
    static final Words<DurationBucket> DURATIONS = new Words<>(List.of(
            DurationBucket.UNDER_10_MINUTES,
            DurationBucket.UNDER_1_HOUR,
            DurationBucket.UNDER_3_HOURS,
            DurationBucket.OVER_3_HOURS));
    static final Words<TerminatedBy> TERMINATORS =
            new Words<>(List.of(TerminatedBy.OWNER, TerminatedBy.CLIENT, TerminatedBy.POLICY));

    private static final ThreadLocal<Packing> BUFFER = ThreadLocal.withInitial(Packing::new);

    private ConductCodec() {}

    public static void write(Conduct conduct, DataOutput out) throws IOException {
        Ascii.write(conduct.account().value(), out);
        Parcel.of(conduct).write(out);
    }

    public static Conduct read(DataInput in) throws IOException {
        AccountId account = new AccountId(Ascii.read(in));
        return Parcel.read(in).open(account);
    }

    static byte[] pack(Conduct conduct) {
        Packing out = BUFFER.get();
        out.clear();
        EventType type = conduct.body().type();
        out.time(conduct.millis()).code(TYPES.code(type)).text(conduct.id().value());
        switch (type) {
            case ACCOUNT_CREATED -> {}
            case SERVER_CLAIMED, SERVER_UNCLAIMED, SERVER_MOVED, KEY_SEEN -> owner(out, conduct.body());
            case INVITE_CREATED, SHARE_ACCEPTED, SHARE_CHANGED, SHARE_REVOKED -> share(out, conduct.body());
            case GUESTPASS_DECLARED, TIES_MEASURED -> count(out, conduct.body());
            case STREAM_STARTED, STREAM_STOPPED, STREAM_TERMINATED -> stream(out, conduct.body());
        }
        return out.take();
    }

    static Conduct unpack(AccountId account, byte[] bytes) {
        Unpacking in = new Unpacking(bytes);
        Instant at = Instant.ofEpochMilli(in.time());
        EventType type = in.word(TYPES);
        EventId id = new EventId(in.text());
        EventBody body =
                switch (type) {
                    case ACCOUNT_CREATED -> new AccountCreated();
                    case SERVER_CLAIMED, SERVER_UNCLAIMED, SERVER_MOVED, KEY_SEEN -> owner(type, in);
                    case INVITE_CREATED, SHARE_ACCEPTED, SHARE_CHANGED, SHARE_REVOKED -> share(type, in);
                    case GUESTPASS_DECLARED, TIES_MEASURED -> count(type, in);
                    case STREAM_STARTED, STREAM_STOPPED, STREAM_TERMINATED -> stream(type, in);
                };
        return new Conduct(id, at, account, body);
    }

    private static void owner(Packing out, EventBody body) {
        if (body instanceof ServerClaimed it) {
            out.text(it.server().value())
                    .text(it.tlsKey() == null ? null : it.tlsKey().value());
        } else if (body instanceof ServerUnclaimed it) {
            out.text(it.server().value());
        } else if (body instanceof ServerMoved it) {
            out.text(it.server().value());
        } else if (body instanceof KeySeen it) {
            out.code(KEY_KINDS.code(it.kind())).text(it.key().value());
        }
    }

    private static EventBody owner(EventType type, Unpacking in) {
        return switch (type) {
            case SERVER_CLAIMED -> new ServerClaimed(new ServerId(in.text()), key(in.textOrNull()));
            case SERVER_UNCLAIMED -> new ServerUnclaimed(new ServerId(in.text()));
            case SERVER_MOVED -> new ServerMoved(new ServerId(in.text()));
            case KEY_SEEN -> new KeySeen(in.word(KEY_KINDS), new KeyToken(in.text()));
            default -> throw foreign(type);
        };
    }

    private static void share(Packing out, EventBody body) {
        if (body instanceof InviteCreated it) {
            out.text(it.invite().value())
                    .code(INVITE_KINDS.code(it.kind()))
                    .code(CLIENTS.code(it.client()))
                    .number(it.guestPassDays());
        } else if (body instanceof ShareAccepted it) {
            out.text(it.viewer().value())
                    .text(value(it.librarySet()))
                    .code(CLIENTS.code(it.client()))
                    .flag(it.home())
                    .number(it.viewerAgeDays());
        } else if (body instanceof ShareChanged it) {
            out.text(it.viewer().value()).text(value(it.librarySet())).code(CLIENTS.code(it.client()));
        } else if (body instanceof ShareRevoked it) {
            out.text(it.viewer().value()).code(REVOKERS.code(it.by())).code(CLIENTS.code(it.client()));
        }
    }

    private static EventBody share(EventType type, Unpacking in) {
        return switch (type) {
            case INVITE_CREATED ->
                new InviteCreated(new InviteId(in.text()), in.word(INVITE_KINDS), in.word(CLIENTS), in.numberOrNull());
            case SHARE_ACCEPTED ->
                new ShareAccepted(
                        new ViewerId(in.text()),
                        libraries(in.textOrNull()),
                        in.wordOrNull(CLIENTS),
                        in.flag(),
                        in.numberOrNull());
            case SHARE_CHANGED ->
                new ShareChanged(new ViewerId(in.text()), libraries(in.textOrNull()), in.wordOrNull(CLIENTS));
            case SHARE_REVOKED -> new ShareRevoked(new ViewerId(in.text()), in.word(REVOKERS), in.wordOrNull(CLIENTS));
            default -> throw foreign(type);
        };
    }

    private static void count(Packing out, EventBody body) {
        if (body instanceof GuestPassDeclared it) {
            out.text(it.viewer() == null ? null : it.viewer().value()).number(it.days());
        } else if (body instanceof TiesMeasured it) {
            out.number(it.viewers()).number(it.ties()).number(it.reciprocal());
        }
    }

    private static EventBody count(EventType type, Unpacking in) {
        return switch (type) {
            case GUESTPASS_DECLARED -> {
                String viewer = in.textOrNull();
                yield new GuestPassDeclared(viewer == null ? null : new ViewerId(viewer), in.number());
            }
            case TIES_MEASURED -> new TiesMeasured(in.number(), in.number(), in.number());
            default -> throw foreign(type);
        };
    }

    private static void stream(Packing out, EventBody body) {
        if (body instanceof StreamStarted it) {
            out.text(it.stream().value())
                    .text(it.server().value())
                    .text(it.viewer().value())
                    .flag(it.home())
                    .code(MODES.code(it.mode()));
        } else if (body instanceof StreamStopped it) {
            out.text(it.stream().value()).code(DURATIONS.code(it.durationBucket()));
        } else if (body instanceof StreamTerminated it) {
            out.text(it.stream().value()).code(TERMINATORS.code(it.by()));
        }
    }

    private static EventBody stream(EventType type, Unpacking in) {
        StreamId stream = new StreamId(in.text());
        return switch (type) {
            case STREAM_STARTED ->
                new StreamStarted(stream, new ServerId(in.text()), new ViewerId(in.text()), in.flag(), in.word(MODES));
            case STREAM_STOPPED -> new StreamStopped(stream, in.wordOrNull(DURATIONS));
            case STREAM_TERMINATED -> new StreamTerminated(stream, in.word(TERMINATORS));
            default -> throw foreign(type);
        };
    }

    private static @Nullable KeyToken key(@Nullable String value) {
        return value == null ? null : new KeyToken(value);
    }

    private static @Nullable LibrarySet libraries(@Nullable String value) {
        return value == null ? null : new LibrarySet(value);
    }

    private static @Nullable String value(@Nullable LibrarySet set) {
        return set == null ? null : set.value();
    }

    private static IllegalStateException foreign(EventType type) {
        return new IllegalStateException("not of this kind: " + type);
    }
}

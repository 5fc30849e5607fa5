// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import static io.evenhand.contract.json.Field.BY;
import static io.evenhand.contract.json.Field.CLIENT;
import static io.evenhand.contract.json.Field.DAYS;
import static io.evenhand.contract.json.Field.DURATION_BUCKET;
import static io.evenhand.contract.json.Field.GUEST_PASS_DAYS;
import static io.evenhand.contract.json.Field.HOME;
import static io.evenhand.contract.json.Field.INVITE;
import static io.evenhand.contract.json.Field.KEY;
import static io.evenhand.contract.json.Field.KIND;
import static io.evenhand.contract.json.Field.LIBRARY_SET;
import static io.evenhand.contract.json.Field.MODE;
import static io.evenhand.contract.json.Field.RECIPROCAL;
import static io.evenhand.contract.json.Field.SERVER;
import static io.evenhand.contract.json.Field.STREAM;
import static io.evenhand.contract.json.Field.TIES;
import static io.evenhand.contract.json.Field.TLS_KEY;
import static io.evenhand.contract.json.Field.VIEWER;
import static io.evenhand.contract.json.Field.VIEWERS;
import static io.evenhand.contract.json.Field.VIEWER_AGE_DAYS;

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
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields each type of event has besides the common ones, and the way from fields to a body and back. */
final class Bodies {
    private static final Map<EventType, Set<Field>> KNOWN = new EnumMap<>(EventType.class);

    static {
        for (EventType type : EventType.values()) {
            Set<Field> known = EnumSet.of(Field.ID, Field.TYPE, Field.AT, Field.ACCOUNT);
            known.addAll(fields(type));
            KNOWN.put(type, Collections.unmodifiableSet(known));
        }
    }

    private Bodies() {}

    /** The fields a type may have, the common ones among them; every other one is unknown to it. */
    static Set<Field> known(EventType type) {
        return Objects.requireNonNull(KNOWN.get(type));
    }

    private static Set<Field> fields(EventType type) {
        return switch (type) {
            case ACCOUNT_CREATED -> EnumSet.noneOf(Field.class);
            case SERVER_CLAIMED -> EnumSet.of(SERVER, TLS_KEY);
            case SERVER_UNCLAIMED, SERVER_MOVED -> EnumSet.of(SERVER);
            case KEY_SEEN -> EnumSet.of(KIND, KEY);
            case INVITE_CREATED -> EnumSet.of(INVITE, KIND, CLIENT, GUEST_PASS_DAYS);
            case SHARE_ACCEPTED -> EnumSet.of(VIEWER, LIBRARY_SET, CLIENT, HOME, VIEWER_AGE_DAYS);
            case SHARE_CHANGED -> EnumSet.of(VIEWER, LIBRARY_SET, CLIENT);
            case SHARE_REVOKED -> EnumSet.of(VIEWER, BY, CLIENT);
            case GUESTPASS_DECLARED -> EnumSet.of(VIEWER, DAYS);
            case TIES_MEASURED -> EnumSet.of(VIEWERS, TIES, RECIPROCAL);
            case STREAM_STARTED -> EnumSet.of(STREAM, SERVER, VIEWER, HOME, MODE);
            case STREAM_STOPPED -> EnumSet.of(STREAM, DURATION_BUCKET);
            case STREAM_TERMINATED -> EnumSet.of(STREAM, BY);
        };
    }

    /** Builds the body of {@code type}. */
    static EventBody build(EventType type, FieldValues in) throws FieldFault {
        return switch (type) {
            case ACCOUNT_CREATED -> new AccountCreated();
            case SERVER_CLAIMED -> new ServerClaimed(in.required(SERVER), in.optional(TLS_KEY));
            case SERVER_UNCLAIMED -> new ServerUnclaimed(in.required(SERVER));
            case SERVER_MOVED -> new ServerMoved(in.required(SERVER));
            case KEY_SEEN -> new KeySeen(in.word(KIND, Field.KEY_KIND), in.required(KEY));
            case INVITE_CREATED ->
                new InviteCreated(
                        in.required(INVITE),
                        in.word(KIND, Field.INVITE_KIND),
                        in.required(CLIENT),
                        in.optional(GUEST_PASS_DAYS));
            case SHARE_ACCEPTED ->
                new ShareAccepted(
                        in.required(VIEWER),
                        in.optional(LIBRARY_SET),
                        in.optional(CLIENT),
                        in.<Boolean>required(HOME),
                        in.optional(VIEWER_AGE_DAYS));
            case SHARE_CHANGED -> new ShareChanged(in.required(VIEWER), in.optional(LIBRARY_SET), in.optional(CLIENT));
            case SHARE_REVOKED ->
                new ShareRevoked(in.required(VIEWER), in.word(BY, Field.REVOKED_BY), in.optional(CLIENT));
            case GUESTPASS_DECLARED -> new GuestPassDeclared(in.optional(VIEWER), in.<Integer>required(DAYS));
            case TIES_MEASURED ->
                new TiesMeasured(
                        in.<Integer>required(VIEWERS), in.<Integer>required(TIES), in.<Integer>required(RECIPROCAL));
            case STREAM_STARTED ->
                new StreamStarted(
                        in.required(STREAM),
                        in.required(SERVER),
                        in.required(VIEWER),
                        in.<Boolean>required(HOME),
                        in.required(MODE));
            case STREAM_STOPPED -> new StreamStopped(in.required(STREAM), in.optional(DURATION_BUCKET));
            case STREAM_TERMINATED -> new StreamTerminated(in.required(STREAM), in.word(BY, Field.TERMINATED_BY));
        };
    }

    /** The fields of a body in the order in which they are written; absent ones map to null. */
    static Map<Field, Object> values(EventBody body) {
        Map<Field, Object> out = new LinkedHashMap<>();
        if (body instanceof ServerClaimed it) {
            out.put(SERVER, it.server());
            put(out, TLS_KEY, it.tlsKey());
        } else if (body instanceof ServerUnclaimed it) {
            out.put(SERVER, it.server());
        } else if (body instanceof ServerMoved it) {
            out.put(SERVER, it.server());
        } else if (body instanceof KeySeen it) {
            out.put(KIND, it.kind());
            out.put(KEY, it.key());
        } else if (body instanceof InviteCreated it) {
            out.put(INVITE, it.invite());
            out.put(KIND, it.kind());
            out.put(CLIENT, it.client());
            put(out, GUEST_PASS_DAYS, it.guestPassDays());
        } else if (body instanceof GuestPassDeclared it) {
            put(out, VIEWER, it.viewer());
            out.put(DAYS, it.days());
        } else if (body instanceof TiesMeasured it) {
            out.put(VIEWERS, it.viewers());
            out.put(TIES, it.ties());
            out.put(RECIPROCAL, it.reciprocal());
        } else {
            shares(out, body);
        }
        return out;
    }

    private static void shares(Map<Field, Object> out, EventBody body) {
        if (body instanceof ShareAccepted it) {
            out.put(VIEWER, it.viewer());
            put(out, LIBRARY_SET, it.librarySet());
            put(out, CLIENT, it.client());
            out.put(HOME, it.home());
            put(out, VIEWER_AGE_DAYS, it.viewerAgeDays());
        } else if (body instanceof ShareChanged it) {
            out.put(VIEWER, it.viewer());
            put(out, LIBRARY_SET, it.librarySet());
            put(out, CLIENT, it.client());
        } else if (body instanceof ShareRevoked it) {
            out.put(VIEWER, it.viewer());
            out.put(BY, it.by());
            put(out, CLIENT, it.client());
        } else {
            streams(out, body);
        }
    }

    private static void streams(Map<Field, Object> out, EventBody body) {
        if (body instanceof StreamStarted it) {
            out.put(STREAM, it.stream());
            out.put(SERVER, it.server());
            out.put(VIEWER, it.viewer());
            out.put(HOME, it.home());
            out.put(MODE, it.mode());
        } else if (body instanceof StreamStopped it) {
            out.put(STREAM, it.stream());
            put(out, DURATION_BUCKET, it.durationBucket());
        } else if (body instanceof StreamTerminated it) {
            out.put(STREAM, it.stream());
            out.put(BY, it.by());
        }
    }

    private static void put(Map<Field, Object> out, Field field, @Nullable Object value) {
        if (value != null) {
            out.put(field, value);
        }
    }
}

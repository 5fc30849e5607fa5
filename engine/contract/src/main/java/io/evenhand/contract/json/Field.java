// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.DurationBucket;
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
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields an event may have, with their types; a name that is not here is unknown everywhere. */
enum Field {
    ID("id", text(EventId::new)),
    TYPE("type", text(Function.identity())),
    AT("at", text(Timestamps::parse)),
    ACCOUNT("account", text(AccountId::new)),
    SERVER("server", text(ServerId::new)),
    TLS_KEY("tlsKey", text(KeyToken::new)),
    KIND("kind", text(Function.identity())),
    KEY("key", text(KeyToken::new)),
    INVITE("invite", text(InviteId::new)),
    CLIENT("client", wire(ClientKind.class)),
    GUEST_PASS_DAYS("guestPassDays", Field::integer),
    VIEWER("viewer", text(ViewerId::new)),
    LIBRARY_SET("librarySet", text(LibrarySet::new)),
    HOME("home", Field::bool),
    VIEWER_AGE_DAYS("viewerAgeDays", Field::integer),
    BY("by", text(Function.identity())),
    DAYS("days", Field::integer),
    VIEWERS("viewers", Field::integer),
    TIES("ties", Field::integer),
    RECIPROCAL("reciprocal", Field::integer),
    STREAM("stream", text(StreamId::new)),
    MODE("mode", wire(PlaybackMode.class)),
    DURATION_BUCKET("durationBucket", wire(DurationBucket.class));

    /** The only field with fields of its own. */
    static final String NET = "net";

    static final Function<Object, Object> KEY_KIND = wire(KeyKind.class);
    static final Function<Object, Object> INVITE_KIND = wire(InviteKind.class);
    static final Function<Object, Object> REVOKED_BY = wire(RevokedBy.class);
    static final Function<Object, Object> TERMINATED_BY = wire(TerminatedBy.class);

    private static final Map<String, Field> BY_WIRE = new HashMap<>();

    static {
        for (Field field : values()) {
            BY_WIRE.put(field.wire, field);
        }
    }

    private final String wire;
    private final Function<Object, Object> read;

    Field(String wire, Function<Object, Object> read) {
        this.wire = wire;
        this.read = read;
    }

    String wire() {
        return wire;
    }

    static @Nullable Field find(String wire) {
        return BY_WIRE.get(wire);
    }

    /** Turns a JSON scalar (String, Integer or Boolean) into the field's value; an exception if it is none. */
    Object read(Object scalar) {
        return read.apply(scalar);
    }

    private static Function<Object, Object> text(Function<String, ?> parse) {
        return scalar -> {
            if (!(scalar instanceof String string)) {
                throw new IllegalArgumentException("not a string");
            }
            return parse.apply(string);
        };
    }

    private static <E extends Enum<E> & WireName> Function<Object, Object> wire(Class<E> type) {
        return text(string -> {
            E constant = WireName.find(type, string);
            if (constant == null) {
                throw new IllegalArgumentException("unknown word");
            }
            return constant;
        });
    }

    private static Object integer(Object scalar) {
        if (!(scalar instanceof Integer)) {
            throw new IllegalArgumentException("not an integer");
        }
        return scalar;
    }

    private static Object bool(Object scalar) {
        if (!(scalar instanceof Boolean)) {
            throw new IllegalArgumentException("not a boolean");
        }
        return scalar;
    }
}

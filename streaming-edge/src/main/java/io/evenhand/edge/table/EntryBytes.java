// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/*
 * One entry as bytes.
 * ===================
 *
 * What a look-up touches comes first, what only a denial tells comes after:
 *
 *   account   length (1), ASCII
 *   flags     (1) measure, has an end, has a server, has a cap, wide times, decision is a UUID
 *   from      milliseconds since EPOCH (5), or since 1970 if the times are wide (8)
 *   until     the same, absent without an end
 *   -- particulars --
 *   server    length (1), ASCII; absent without one
 *   cap       (4); absent without one
 *   decision  length (1), ASCII; or "d-" and a UUID as 16 bytes
 *   reason    a text
 *   appeal    a text up to its last slash, then (2) length and UTF-8 of the rest, without the decision if it begins so
 *
 * A text is (2) the number of a shared word, or INLINE, (2) length and UTF-8. Five bytes of milliseconds reach to 2054;
 * whatever does not fit is stored wide, so no entry is too odd to be kept.
 */
/** The packed form of a {@link PolicyEntry}, to milliseconds, which is what the feed carries. */
final class EntryBytes {
    private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final long NARROW_END = 1L << 40;
    private static final int HAS_UNTIL = 1 << 2;
    private static final int HAS_SERVER = 1 << 3;
    private static final int HAS_CAP = 1 << 4;
    private static final int WIDE = 1 << 5;
    private static final int UUID_DECISION = 1 << 6;
    private static final int DECISION_IN_APPEAL = 1 << 7;
    private static final char INLINE = 0xffff;
    private static final String UUID_PREFIX = "d-";
    /** By their code. */
    private static final List<Measure> MEASURES =
            List.of(Measure.LIMIT, Measure.SUSPEND_SERVER, Measure.SUSPEND_ACCOUNT, Measure.TERMINATE);

    private EntryBytes() {}

    static byte[] of(PolicyEntry entry, Words.Editor words) {
        String decision = entry.decision().value();
        UUID uuid = uuid(decision);
        int slash = entry.appeal().lastIndexOf('/') + 1;
        String rest = entry.appeal().substring(slash);
        boolean named = rest.startsWith(decision);
        boolean wide = !isNarrow(entry.from()) || (entry.until() != null && !isNarrow(entry.until()));
        int flags = code(entry.measure())
                | (entry.until() == null ? 0 : HAS_UNTIL)
                | (entry.server() == null ? 0 : HAS_SERVER)
                | (entry.externalStreamsMax() == null ? 0 : HAS_CAP)
                | (wide ? WIDE : 0)
                | (uuid == null ? 0 : UUID_DECISION)
                | (named ? DECISION_IN_APPEAL : 0);
        byte[] tail = (named ? rest.substring(decision.length()) : rest).getBytes(UTF_8);
        ByteBuffer out = ByteBuffer.allocate(
                300 + 3 * (entry.reason().length() + entry.appeal().length()));
        ascii(out, entry.account().value());
        out.put((byte) flags);
        time(out, entry.from(), wide);
        if (entry.until() != null) {
            time(out, entry.until(), wide);
        }
        if (entry.server() != null) {
            ascii(out, entry.server().value());
        }
        if (entry.externalStreamsMax() != null) {
            out.putInt(entry.externalStreamsMax());
        }
        if (uuid == null) {
            ascii(out, decision);
        } else {
            out.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        }
        text(out, entry.reason(), words);
        text(out, entry.appeal().substring(0, slash), words);
        out.putChar(checked(tail)).put(tail);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** Whom the entry at {@code at} is about. */
    static String account(byte[] in, int at) {
        return new String(in, at + 1, in[at], ISO_8859_1);
    }

    /** Whether the entry at {@code at} is about {@code account}: the hash only said that it may be. */
    static boolean isAbout(byte[] in, int at, String account) {
        int length = in[at];
        if (length != account.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (in[at + 1 + i] != account.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** When the entry begins, in milliseconds since 1970. */
    static long from(byte[] in, int at) {
        int flags = at + 1 + in[at];
        return time(in, flags + 1, (in[flags] & WIDE) != 0);
    }

    /** When the entry ends, in milliseconds since 1970; never is {@link Long#MAX_VALUE}. */
    static long until(byte[] in, int at) {
        int flags = at + 1 + in[at];
        if ((in[flags] & HAS_UNTIL) == 0) {
            return Long.MAX_VALUE;
        }
        boolean wide = (in[flags] & WIDE) != 0;
        return time(in, flags + (wide ? 9 : 6), wide);
    }

    static PolicyEntry read(byte[] in, int at, Words words) {
        ByteBuffer from = ByteBuffer.wrap(in).position(at);
        String account = ascii(from);
        int flags = from.get();
        boolean wide = (flags & WIDE) != 0;
        Instant begins = Instant.ofEpochMilli(time(from, wide));
        Instant ends = (flags & HAS_UNTIL) == 0 ? null : Instant.ofEpochMilli(time(from, wide));
        String server = (flags & HAS_SERVER) == 0 ? null : ascii(from);
        Integer cap = (flags & HAS_CAP) == 0 ? null : (Integer) from.getInt();
        String decision = decision(from, flags);
        String reason = text(from, words);
        String appeal =
                text(from, words) + ((flags & DECISION_IN_APPEAL) == 0 ? "" : decision) + utf8(from, from.getChar());
        return new PolicyEntry(
                new AccountId(account),
                server == null ? null : new ServerId(server),
                MEASURES.get(flags & 3),
                new DecisionId(decision),
                reason,
                appeal,
                begins,
                ends,
                cap);
    }

    /** Whether the entry at {@code at} is that of a decision. */
    static boolean isOf(byte[] in, int at, String decision, @Nullable UUID uuid) {
        ByteBuffer from = ByteBuffer.wrap(in).position(at + 1 + in[at]);
        int flags = from.get();
        int times = (flags & HAS_UNTIL) == 0 ? 1 : 2;
        from.position(from.position() + times * ((flags & WIDE) == 0 ? 5 : 8));
        if ((flags & HAS_SERVER) != 0) {
            ascii(from);
        }
        if ((flags & HAS_CAP) != 0) {
            from.getInt();
        }
        if ((flags & UUID_DECISION) == 0) {
            return ascii(from).equals(decision);
        }
        return uuid != null
                && from.getLong() == uuid.getMostSignificantBits()
                && from.getLong() == uuid.getLeastSignificantBits();
    }

    /** The bytes of the entry at {@code at} that a look-up reads, as opposed to what only a denial tells. */
    static int lookedAt(byte[] in, int at) {
        int flags = in[at + 1 + in[at]];
        return 2 + in[at] + ((flags & HAS_UNTIL) == 0 ? 1 : 2) * ((flags & WIDE) == 0 ? 5 : 8);
    }

    private static String decision(ByteBuffer from, int flags) {
        return (flags & UUID_DECISION) == 0 ? ascii(from) : UUID_PREFIX + new UUID(from.getLong(), from.getLong());
    }

    /** The UUID in a decision's name as casework makes them, or null if it is another name. */
    static @Nullable UUID uuid(String decision) {
        if (decision.length() != 38 || !decision.startsWith(UUID_PREFIX)) {
            return null;
        }
        try {
            UUID uuid = UUID.fromString(decision.substring(2));
            return uuid.toString().equals(decision.substring(2)) ? uuid : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int code(Measure measure) {
        int code = MEASURES.indexOf(measure);
        if (code < 0) {
            throw new IllegalArgumentException("only a restriction is kept");
        }
        return code;
    }

    private static boolean isNarrow(Instant time) {
        long sinceEpoch = time.toEpochMilli() - EPOCH;
        return sinceEpoch >= 0 && sinceEpoch < NARROW_END;
    }

    private static void time(ByteBuffer out, Instant time, boolean wide) {
        long millis = time.toEpochMilli();
        if (wide) {
            out.putLong(millis);
        } else {
            out.put((byte) ((millis - EPOCH) >> 32)).putInt((int) (millis - EPOCH));
        }
    }

    private static long time(ByteBuffer from, boolean wide) {
        long time = 0;
        for (int left = wide ? 8 : 5; left > 0; left--) {
            time = (time << 8) | (from.get() & 0xff);
        }
        return wide ? time : time + EPOCH;
    }

    private static long time(byte[] in, int at, boolean wide) {
        long time = 0;
        for (int i = at; i < at + (wide ? 8 : 5); i++) {
            time = (time << 8) | (in[i] & 0xff);
        }
        return wide ? time : time + EPOCH;
    }

    private static void ascii(ByteBuffer out, String name) {
        out.put((byte) name.length());
        for (int i = 0; i < name.length(); i++) {
            out.put((byte) name.charAt(i));
        }
    }

    private static String ascii(ByteBuffer from) {
        return utf8(from, from.get());
    }

    private static void text(ByteBuffer out, String text, Words.Editor words) {
        Integer number = words.number(text);
        if (number == null) {
            byte[] bytes = text.getBytes(UTF_8);
            out.putChar(INLINE).putChar(checked(bytes)).put(bytes);
        } else {
            out.putChar((char) number.intValue());
        }
    }

    private static String text(ByteBuffer from, Words words) {
        char number = from.getChar();
        return number == INLINE ? utf8(from, from.getChar()) : words.get(number);
    }

    private static char checked(byte[] text) {
        if (text.length > Character.MAX_VALUE) {
            throw new IllegalArgumentException("a text of an entry is longer than 65,535 bytes");
        }
        return (char) text.length;
    }

    private static String utf8(ByteBuffer from, int length) {
        byte[] text = new byte[length];
        from.get(text);
        return new String(text, UTF_8);
    }
}

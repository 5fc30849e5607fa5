// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import static java.util.Objects.requireNonNull;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.verdict.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/*
 * The entries of a compact body: a count, then each
 *
 *   flags      measure (1, 2), has an end (4), has a server (8), has a cap (16), the appeal's address names the decision (32),
 *              the address ends with sixteen bytes in base64url (64)
 *   account    a text
 *   server     a text; absent without one
 *   decision   0 and a text, or 1 and the sixteen bytes of the UUID after "d-"
 *   reason     the number of a word
 *   appeal     the number of the word up to the last slash; a text, without the decision and without the sixteen bytes; these
 *   from       signed, from the begin of the entry before
 *   until      signed, from its own begin; absent without an end
 *   cap        signed; absent without one
 */
/** Entries in a few bytes each: what many share is a word, what casework makes of random bytes is those bytes. */
final class CompactEntries {
    private static final int HAS_UNTIL = 4;
    private static final int HAS_SERVER = 8;
    private static final int HAS_CAP = 16;
    private static final int NAMES_DECISION = 32;
    private static final int HAS_SEAL = 64;
    private static final int FLAGS_MAX = 127;
    private static final String UUID_PREFIX = "d-";
    private static final int UUID_NAME_LENGTH = 38;
    private static final int SEAL_BYTES = 16;
    private static final int SEAL_CHARS = 22;
    /** By their code. */
    private static final List<Measure> MEASURES =
            List.of(Measure.LIMIT, Measure.SUSPEND_SERVER, Measure.SUSPEND_ACCOUNT, Measure.TERMINATE);

    private CompactEntries() {}

    /** The reasons and the beginnings of addresses, each once, in the order of their first use. */
    static List<String> words(List<PolicyEntry> entries) {
        Set<String> words = new LinkedHashSet<>();
        for (PolicyEntry entry : entries) {
            words.add(entry.reason());
            words.add(beginning(entry.appeal()));
        }
        return List.copyOf(words);
    }

    static void writeWords(CompactWriter out, List<String> words) {
        out.number(words.size());
        words.forEach(out::text);
    }

    static List<String> readWords(CompactReader in) throws MalformedBodyException {
        List<String> words = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            words.add(in.text());
        }
        return words;
    }

    static void write(CompactWriter out, List<PolicyEntry> entries, List<String> words) {
        Map<String, Integer> numbers = new HashMap<>();
        words.forEach(word -> numbers.put(word, numbers.size()));
        out.number(entries.size());
        long before = 0;
        for (PolicyEntry entry : entries) {
            write(out, entry, numbers, before);
            before = entry.from().toEpochMilli();
        }
    }

    private static void write(CompactWriter out, PolicyEntry entry, Map<String, Integer> numbers, long before) {
        String begin = beginning(entry.appeal());
        String rest = entry.appeal().substring(begin.length());
        boolean named = rest.startsWith(entry.decision().value());
        rest = named ? rest.substring(entry.decision().value().length()) : rest;
        byte[] seal = seal(rest);
        out.octet(code(entry.measure())
                | (entry.until() == null ? 0 : HAS_UNTIL)
                | (entry.server() == null ? 0 : HAS_SERVER)
                | (entry.externalStreamsMax() == null ? 0 : HAS_CAP)
                | (named ? NAMES_DECISION : 0)
                | (seal == null ? 0 : HAS_SEAL));
        out.text(entry.account().value());
        if (entry.server() != null) {
            out.text(entry.server().value());
        }
        decision(out, entry.decision().value());
        out.number(requireNonNull(numbers.get(entry.reason())));
        out.number(requireNonNull(numbers.get(begin)));
        out.text(seal == null ? rest : rest.substring(0, rest.length() - SEAL_CHARS));
        if (seal != null) {
            out.raw(seal);
        }
        long from = entry.from().toEpochMilli();
        out.signed(from - before);
        if (entry.until() != null) {
            out.signed(entry.until().toEpochMilli() - from);
        }
        if (entry.externalStreamsMax() != null) {
            out.signed(entry.externalStreamsMax());
        }
    }

    static List<PolicyEntry> read(CompactReader in, List<String> words) throws MalformedBodyException {
        List<PolicyEntry> entries = new ArrayList<>();
        long before = 0;
        for (int left = in.count(); left > 0; left--) {
            PolicyEntry entry = read(in, words, before);
            before = entry.from().toEpochMilli();
            entries.add(entry);
        }
        return entries;
    }

    private static PolicyEntry read(CompactReader in, List<String> words, long before) throws MalformedBodyException {
        int flags = in.octet();
        if (flags > FLAGS_MAX) {
            throw new MalformedBodyException("an entry has something that version 1 does not have");
        }
        AccountId account = new AccountId(in.text());
        ServerId server = (flags & HAS_SERVER) == 0 ? null : new ServerId(in.text());
        String decision = decision(in);
        String reason = word(in, words);
        String appeal = word(in, words)
                + ((flags & NAMES_DECISION) == 0 ? "" : decision)
                + in.text()
                + ((flags & HAS_SEAL) == 0 ? "" : sealed(in.raw(SEAL_BYTES)));
        Instant from = Instant.ofEpochMilli(Math.addExact(before, in.signed()));
        Instant until = (flags & HAS_UNTIL) == 0 ? null : from.plusMillis(in.signed());
        Integer cap = (flags & HAS_CAP) == 0 ? null : (Integer) Math.toIntExact(in.signed());
        return new PolicyEntry(
                account, server, MEASURES.get(flags & 3), new DecisionId(decision), reason, appeal, from, until, cap);
    }

    static void decision(CompactWriter out, String name) {
        UUID uuid = uuid(name);
        out.octet(uuid == null ? 0 : 1);
        if (uuid == null) {
            out.text(name);
        } else {
            out.eight(uuid.getMostSignificantBits());
            out.eight(uuid.getLeastSignificantBits());
        }
    }

    static String decision(CompactReader in) throws MalformedBodyException {
        return switch (in.octet()) {
            case 0 -> in.text();
            case 1 -> UUID_PREFIX + new UUID(in.eight(), in.eight());
            default -> throw new MalformedBodyException("a decision has a form that version 1 does not have");
        };
    }

    private static @Nullable UUID uuid(String name) {
        if (name.length() != UUID_NAME_LENGTH || !name.startsWith(UUID_PREFIX)) {
            return null;
        }
        try {
            UUID uuid = UUID.fromString(name.substring(UUID_PREFIX.length()));
            return uuid.toString().equals(name.substring(UUID_PREFIX.length())) ? uuid : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String word(CompactReader in, List<String> words) throws MalformedBodyException {
        long number = in.number();
        if (number < 0 || number >= words.size()) {
            throw new MalformedBodyException("there is no word of this number");
        }
        return words.get((int) number);
    }

    private static String beginning(String appeal) {
        return appeal.substring(0, appeal.lastIndexOf('/') + 1);
    }

    /** The sixteen bytes that a text ends with, or null if it does not end with such. */
    private static byte @Nullable [] seal(String text) {
        if (text.length() < SEAL_CHARS) {
            return null;
        }
        String end = text.substring(text.length() - SEAL_CHARS);
        try {
            byte[] seal = Base64.getUrlDecoder().decode(end);
            return seal.length == SEAL_BYTES && sealed(seal).equals(end) ? seal : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String sealed(byte[] seal) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    }

    private static int code(Measure measure) {
        return MEASURES.indexOf(measure);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import io.evenhand.contract.event.EventType;
import io.evenhand.contract.event.WireName;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.secret.SecretFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may report: one caller a line, {@code name key [account]} or {@code name key only=TYPE,TYPE}. An account (also spelt
 * {@code account=ID}) makes the key good for that account's webhooks and for nothing else; types make it good for events
 * of these types, so that a key stolen from an edge cannot forge what only the platform knows.
 *
 * <p>Only hashes are kept in memory, and a key is compared with every hash in constant time.
 */
final class ApiKeys {
    private static final Set<EventType> ALL = EnumSet.allOf(EventType.class);
    private static final String ONLY = "only=";
    private static final int KEY_LENGTH_MIN = 16;
    private static final int KEY_LENGTH_MAX = 256;
    private static final int NEW_KEY_BYTES = 24;

    private final List<Holder> holders;

    private ApiKeys(List<Holder> holders) {
        this.holders = List.copyOf(holders);
    }

    /**
     * A caller.
     *
     * @param name for people
     * @param account the only account it may report about, through webhooks; null for a platform that reports events
     * @param types of the events that it may report
     */
    record Caller(String name, @Nullable AccountId account, Set<EventType> types) {
        Caller {
            types = Set.copyOf(types);
        }
    }

    private record Holder(Caller caller, String hash) {}

    /** Reads the file; creates it with one platform's key, readable by its owner only, if it does not exist. */
    static ApiKeys loadOrCreate(Path file) throws IOException {
        if (Files.notExists(file)) {
            create(file);
        }
        try {
            return parse(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw unusable(file, e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw unusable(file, "is no text in UTF-8", e);
        }
    }

    private static FileSystemException unusable(Path file, @Nullable String reason, Exception cause) {
        FileSystemException unusable = new FileSystemException(file.toString(), null, reason);
        unusable.initCause(cause);
        return unusable;
    }

    /** Reads the lines; an exception that names the line but not what is in it. */
    static ApiKeys parse(List<String> lines) {
        List<Holder> holders = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                holders.add(holder(line.split("\\s+"), i + 1));
            }
        }
        return new ApiKeys(holders);
    }

    /** Who holds the key, or null. */
    @Nullable
    Caller find(String key) {
        byte[] hash = ascii(hash(key));
        Caller found = null;
        for (Holder holder : holders) {
            if (MessageDigest.isEqual(ascii(holder.hash), hash)) {
                found = holder.caller;
            }
        }
        return found;
    }

    private static Holder holder(String[] words, int line) {
        if (words.length < 2 || words.length > 3) {
            throw new IllegalArgumentException(
                    "line " + line + " is not of the form: name key [account | only=TYPE,TYPE]");
        }
        if (words[1].length() < KEY_LENGTH_MIN || words[1].length() > KEY_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "the key in line " + line + " needs " + KEY_LENGTH_MIN + " to " + KEY_LENGTH_MAX + " characters");
        }
        return new Holder(caller(words, line), hash(words[1]));
    }

    private static Caller caller(String[] words, int line) {
        if (words.length == 2) {
            return new Caller(words[0], null, ALL);
        }
        return words[2].startsWith(ONLY)
                ? new Caller(words[0], null, types(words[2].substring(ONLY.length()), line))
                : new Caller(words[0], account(words[2], line), ALL);
    }

    private static Set<EventType> types(String list, int line) {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (String each : list.split(",", -1)) {
            EventType type = WireName.find(EventType.class, each);
            if (type == null) {
                throw new IllegalArgumentException("line " + line + " names a type of event that there is not");
            }
            types.add(type);
        }
        return types;
    }

    private static AccountId account(String word, int line) {
        try {
            return new AccountId(word.startsWith("account=") ? word.substring("account=".length()) : word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the account in line " + line + " is malformed", e);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] key = new byte[NEW_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        SecretFile.createOnce(file, "platform " + HexFormat.of().formatHex(key) + "\n");
    }

    private static String hash(String key) {
        return Sha256.hex(key.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.Books;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Puts messages in the outbox, in the transaction that they speak about. */
public final class Mailbag {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Mailbag() {}

    /**
     * Says something to an account holder in every way they can be reached; said twice about the same thing, it is sent
     * once.
     */
    public static void put(
            Books books, AccountId account, MessageKind kind, String about, Map<String, String> slots, Instant now) {
        if (!slots.keySet().containsAll(kind.slots())
                || slots.size() != kind.slots().size()) {
            throw new IllegalArgumentException("the message " + kind + " has the slots " + kind.slots());
        }
        if (kind.isByMailOnly()) {
            books.messages().putByMail(account, kind.name(), about, write(slots), now);
        } else {
            books.messages().put(account, kind.name(), about, write(slots), now);
        }
    }

    static Map<String, String> read(String slots) {
        try {
            return JSON.readValue(slots, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox holds a malformed message", e);
        }
    }

    private static String write(Map<String, String> slots) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(slots));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

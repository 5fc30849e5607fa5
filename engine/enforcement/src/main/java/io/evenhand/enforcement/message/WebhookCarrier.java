// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.enforcement.outbound.PinnedHttp;
import io.evenhand.enforcement.outbound.Reply;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts messages to addresses that account holders named. The signature covers the id, the time and the body: a receiver
 * that keeps ids for a day and refuses old times cannot be told the same thing twice by somebody who listened.
 */
public final class WebhookCarrier {
    private static final String HMAC = "HmacSHA256";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PinnedHttp http;
    private final byte[] masterKey;

    /** @param masterKey the secret from which each account's own is derived */
    public WebhookCarrier(PinnedHttp http, byte[] masterKey) {
        this.http = http;
        this.masterKey = masterKey.clone();
    }

    /** The secret that an account holder configures in their receiver, in hexadecimal. */
    public String secret(String account) {
        return HexFormat.of().formatHex(hmac(masterKey, "webhook:" + account));
    }

    /** Tries once. */
    public Delivery send(String id, String account, URI to, MessageKind kind, Map<String, String> slots, Instant at) {
        return post(id, account, to, body(id, kind, slots, at), at);
    }

    /**
     * Tries once, with a body of one's own.
     *
     * @param owner whose secret it is signed with
     */
    public Delivery post(String id, String owner, URI to, byte[] body, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Evenhand-Id", id);
        headers.put("Evenhand-Timestamp", time);
        headers.put("Evenhand-Signature", "v1=" + signature(secret(owner), id, time, body));
        return delivered(http.post(to, headers, body));
    }

    /** Tries once without a signature, for rooms of chats whose address is the secret. */
    public Delivery plain(URI to, byte[] body) {
        return delivered(http.post(to, Map.of("Content-Type", "application/json"), body));
    }

    private static Delivery delivered(Reply reply) {
        if (reply instanceof Reply.Answered answered) {
            int status = answered.status();
            if (status >= 200 && status < 300) {
                return new Delivery.Sent();
            }
            return status == 410 ? new Delivery.Never("gone") : new Delivery.Later("answered " + status);
        }
        Reply.Why why = ((Reply.Failed) reply).why();
        return switch (why) {
            case UNUSABLE_ADDRESS, PORT_NOT_ALLOWED, NOT_PUBLIC, REDIRECTED -> new Delivery.Never(why.words());
            case NAME_NOT_FOUND, NOT_REACHED, TOO_SLOW, TOO_LONG, NOT_UNDERSTOOD -> new Delivery.Later(why.words());
        };
    }

    /** What a receiver computes to compare: {@code HMAC-SHA256(secret, id.time.body)} in hexadecimal. */
    public static String signature(String secret, String id, String time, byte[] body) {
        return HexFormat.of()
                .formatHex(hmac(HexFormat.of().parseHex(secret), id + "." + time + "." + new String(body, UTF_8)));
    }

    private static byte[] body(String id, MessageKind kind, Map<String, String> slots, Instant at) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("kind", kind.name());
        fields.put("at", at.toString());
        fields.put("slots", slots);
        try {
            return JSON.writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

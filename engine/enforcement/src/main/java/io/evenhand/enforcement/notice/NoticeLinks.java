// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.Token;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signed addresses of notices. Whoever holds the link that was sent to the account holder may read this notice and appeal,
 * and nothing else. The address that a denial shows goes through the hands of edges and of those who ask them; it leads to
 * the same notice, but only together with a proof of being the account holder.
 */
public final class NoticeLinks {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SENT = "notice:";
    private static final String SHOWN = "shown:";
    private static final int KEY_BYTES_MIN = 32;
    private static final int MAC_BYTES = 16;
    private static final int RADIX = 36;
    private static final int TOKEN_LENGTH_MAX = 128;

    /** The notice stays readable for so long after the last day of an appeal. */
    private static final Duration READABLE_AFTER_WINDOW = Duration.ofDays(365);

    private final SecretKeySpec key;
    private final String publicUrl;

    /**
     * @param key the secret, at least 32 bytes
     * @param publicUrl the address of casework as account holders see it, without a slash at the end
     */
    public NoticeLinks(byte[] key, String publicUrl) {
        if (key.length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException("the key for links is shorter than 32 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.publicUrl = publicUrl;
    }

    /** The address of a decision's notice; the same decision always has the same address. */
    public String link(Decision decision) {
        return link(decision.id(), decision.reasons().appealUntil().plus(READABLE_AFTER_WINDOW));
    }

    /** The address that a denial shows; the same decision always has the same one. */
    public String shown(Decision decision) {
        return address(SHOWN, decision.id(), decision.reasons().appealUntil().plus(READABLE_AFTER_WINDOW));
    }

    /** The address of the notice; equal arguments give equal addresses. */
    public String link(DecisionId decision, Instant expiry) {
        return address(SENT, decision, expiry);
    }

    private String address(String use, DecisionId decision, Instant expiry) {
        String signed = decision.value() + "." + Long.toString(expiry.getEpochSecond(), RADIX);
        return publicUrl + "/n/" + signed + "." + mac(use, signed);
    }

    /** The decision that the token of a link speaks about, or null if it is forged, malformed or expired. */
    public @Nullable DecisionId verify(String token, Instant now) {
        return verify(SENT, token, now);
    }

    /** The same for the token of an address that a denial shows. */
    public @Nullable DecisionId verifyShown(String token, Instant now) {
        return verify(SHOWN, token, now);
    }

    private @Nullable DecisionId verify(String use, String token, Instant now) {
        int macAt = token.lastIndexOf('.');
        int expiryAt = macAt < 0 ? -1 : token.lastIndexOf('.', macAt - 1);
        if (expiryAt < 0 || token.length() > TOKEN_LENGTH_MAX) {
            return null;
        }
        String signed = token.substring(0, macAt);
        if (!MessageDigest.isEqual(bytes(mac(use, signed)), bytes(token.substring(macAt + 1)))) {
            return null;
        }
        String decision = token.substring(0, expiryAt);
        Instant expiry = Instant.ofEpochSecond(Long.parseLong(token.substring(expiryAt + 1, macAt), RADIX));
        return Token.isName(decision) && now.isBefore(expiry) ? new DecisionId(decision) : null;
    }

    private String mac(String use, String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] full = mac.doFinal(bytes(use + signed));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, MAC_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

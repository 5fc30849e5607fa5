// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.enforcement.attachment.FileVault;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What lets a person get at their own data: a token that ends within the hour, and the code that is sent to the known e-mail
 * address before there is one. A token says nothing to whoever looks at it, is good for nothing else, and is kept nowhere:
 * it is the account, sealed. Only of one whose holder left early a digest is kept until it would have ended. A code follows from the account, the second and the key.
 */
public final class PersonLinks {
    /** How long a token is good for. */
    static final Duration LIFE = Duration.ofHours(1);

    /** A code is good for a quarter of an hour; each second has another one, so that whoever used one gets a new one. */
    private static final Duration CODE_LIFE = Duration.ofMinutes(15);

    private static final String PLACE = "my-data:v1";
    private static final String CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int CODE_LENGTH = 8;
    private static final int TOKEN_MAX = 512;

    private final SecretKeySpec codeKey;
    private final FileVault vault;

    /** @param key the secret of links; what is made here shares no key with what else is made from it */
    public PersonLinks(byte[] key) {
        codeKey = new SecretKeySpec(derive(key, "my-data-code"), "HmacSHA256");
        vault = new FileVault(derive(key, "my-data-token"));
    }

    /** How somebody showed that they are the account holder. */
    public enum Proof {
        /** By a code sent to the known address. */
        CODE,
        /** By the link of a notice, which may have been passed on. */
        NOTICE
    }

    /** Who somebody is, and how they showed it. */
    public record Person(AccountId account, Proof proof) {}

    public String token(Person person, Instant now) {
        String text = person.proof() + " " + now.plus(LIFE).getEpochSecond() + " " + person.account();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(text.getBytes(UTF_8), PLACE));
    }

    /** Who a token speaks of, or null if it is forged, malformed or over. */
    public @Nullable Person verify(String token, Instant now) {
        if (token.isEmpty() || token.length() > TOKEN_MAX) {
            return null;
        }
        try {
            String[] parts = new String(vault.open(Base64.getUrlDecoder().decode(token), PLACE), UTF_8).split(" ", -1);
            Instant end = Instant.ofEpochSecond(Long.parseLong(parts[1]));
            return now.isBefore(end) ? new Person(new AccountId(parts[2]), Proof.valueOf(parts[0])) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What a token is known by where it is remembered that its holder left. */
    static String digest(String token) {
        return Sha256.hex(token.getBytes(UTF_8));
    }

    /** The code to send to the account holder now. */
    public String code(AccountId account, Instant now) {
        return code(keyed(codeKey), account, now.getEpochSecond());
    }

    /** Whether it is a code that is still good. */
    public boolean isCode(AccountId account, String typed, Instant now) {
        long second = now.getEpochSecond();
        Mac mac = keyed(codeKey);
        byte[] given = typed.strip().toUpperCase(Locale.ROOT).getBytes(UTF_8);
        boolean good = false;
        for (int back = 0; back <= CODE_LIFE.toSeconds(); back++) {
            good |= MessageDigest.isEqual(
                    given, code(mac, account, second - back).getBytes(UTF_8));
        }
        return good;
    }

    /** @param mac is as new afterwards, so that one does for all the codes that are still good */
    private static String code(Mac mac, AccountId account, long second) {
        byte[] sealed = mac.doFinal((second + ":" + account).getBytes(UTF_8));
        StringBuilder code = new StringBuilder();
        for (int each = 0; each < CODE_LENGTH; each++) {
            code.append(CODE_LETTERS.charAt((sealed[each] & 0xff) % CODE_LETTERS.length()));
        }
        return code.toString();
    }

    private static byte[] derive(byte[] key, String purpose) {
        return keyed(new SecretKeySpec(key, "HmacSHA256")).doFinal(purpose.getBytes(UTF_8));
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}

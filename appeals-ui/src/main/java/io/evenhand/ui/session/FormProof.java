// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a form of somebody who is not signed in was ours: a value derived from the browser's own cookie and
 * the form's address. A stranger's page can make the browser send a form, but neither knows the cookie nor derives the
 * value from it.
 */
public final class FormProof {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public FormProof(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** One that every process with the same key derives alike, and that has nothing else to do with the key. */
    public static FormProof of(byte[] key) {
        FormProof maker = new FormProof(key);
        return new FormProof(maker.of("forms of strangers", "").getBytes(StandardCharsets.US_ASCII));
    }

    /** The value a form at {@code path} carries for the browser that holds {@code cookie}. */
    public String of(String cookie, String path) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(cookie.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(path.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    public boolean accepts(@Nullable String cookie, String path, @Nullable String given) {
        return cookie != null && given != null && Tokens.same(of(cookie, path), given);
    }
}

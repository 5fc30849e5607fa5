// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member of staff adds a code from the phone; from then on the password alone opens nothing, at a browser or by a command. */
class SecondFactorIT {
    private static final Pattern SECRET = Pattern.compile("text into the app: <code>([A-Z2-7 ]+)</code>");
    private static final Pattern RECOVERY = Pattern.compile("<li><code>([0-9A-Z]{10})</code></li>");
    private static final String PAGE = "/desk/sign-in";

    @TempDir
    Path dir;

    @Test
    void theWholeLifeOfACodeFromThePhone() {
        try (Running casework = Running.start(dir)) {
            Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
            String before = ann.get(PAGE).body();
            assertTrue(before.contains("password alone"));
            ann.submit(before, PAGE, Map.of("act", "begin"));
            String begun = ann.get(PAGE).body();
            byte[] secret = secret(begun);
            assertEquals(160, secret.length * Byte.SIZE);
            assertEquals(303, signIn(casework, "").statusCode(), "a secret that waits for its first code asks nobody");
            assertEquals(
                    422,
                    ann.submit(begun, PAGE, Map.of("act", "confirm", "code", "000000"))
                            .statusCode());
            String code = code(secret, 0);
            HttpResponse<String> confirmed = ann.submit(begun, PAGE, Map.of("act", "confirm", "code", code));
            List<String> recovery = RECOVERY.matcher(confirmed.body())
                    .results()
                    .map(each -> each.group(1))
                    .toList();
            assertEquals(10, recovery.size());
            assertFalse(ann.get(PAGE).body().contains(recovery.get(0)), "they are shown once");

            assertEquals(401, signIn(casework, "").statusCode(), "the password alone opens nothing");
            assertEquals(401, signIn(casework, code).statusCode(), "no code is good twice");
            assertEquals(401, basic(casework, null), "nor by a command");
            String next = code(secret, 1);
            assertEquals(200, basic(casework, next));
            assertEquals(200, basic(casework, next), "a command asks many times in a row");
            assertEquals(401, signIn(casework, next).statusCode(), "at the door it was used");
            assertEquals(
                    303,
                    signIn(casework, recovery.get(0).toLowerCase(java.util.Locale.ROOT))
                            .statusCode());
            assertEquals(401, signIn(casework, recovery.get(0)).statusCode(), "a code for a lost phone is good once");

            assertTrue(ann.get(PAGE).body().contains("You have 9 codes left"));
            Map<String, String> remove = Map.of("act", "remove", "code", recovery.get(1));
            assertEquals(303, ann.submit(ann.get(PAGE).body(), PAGE, remove).statusCode());
            assertEquals(303, signIn(casework, "").statusCode());
            assertEquals(1, casework.audited("staff.factor.added"));
            assertEquals(1, casework.audited("staff.factor.removed"));
        }
    }

    private static HttpResponse<String> signIn(Running casework, String code) {
        Visitor visitor = new Visitor(casework);
        String csrf = Visitor.csrf(visitor.get("/sign-in").body());
        return visitor.post(
                "/sign-in",
                Map.of("csrf", csrf, "name", "ann", "password", "ann-password-1", "code", code, "next", "/desk"));
    }

    private static int basic(Running casework, String code) {
        HttpRequest.Builder request = HttpRequest.newBuilder(casework.at("/api/v1/appeals"))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("ann:ann-password-1".getBytes(StandardCharsets.UTF_8)));
        if (code != null) {
            request.header("Evenhand-Code", code);
        }
        return new Visitor(casework).send(request).statusCode();
    }

    private static byte[] secret(String page) {
        Matcher found = SECRET.matcher(page);
        assertTrue(found.find(), page);
        String letters = found.group(1).replace(" ", "");
        java.math.BigInteger number = java.math.BigInteger.ZERO;
        for (int each = 0; each < letters.length(); each++) {
            number = number.shiftLeft(5)
                    .or(java.math.BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letters.charAt(each))));
        }
        byte[] bytes = new byte[letters.length() * 5 / 8];
        byte[] all = number.toByteArray();
        for (int each = 1; each <= Math.min(bytes.length, all.length); each++) {
            bytes[bytes.length - each] = all[all.length - each];
        }
        return bytes;
    }

    /** What the app shows so many half minutes from now. */
    private static String code(byte[] secret, int later) {
        try {
            long step = Instant.now().getEpochSecond() / 30 + later;
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash, hash[19] & 15, 4).getInt() & Integer.MAX_VALUE;
            return String.format(java.util.Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Codes of a second factor are those of RFC 6238, good for a moment and once. */
class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

    @Test
    void theCodesAreThoseOfTheStandard() {
        // RFC 6238, appendix B, SHA-1; the last six of its eight digits
        Map.of(
                        59L,
                        "287082",
                        1_111_111_109L,
                        "081804",
                        1_111_111_111L,
                        "050471",
                        1_234_567_890L,
                        "005924",
                        2_000_000_000L,
                        "279037",
                        20_000_000_000L,
                        "353130")
                .forEach((at, code) -> assertEquals(code, Totp.code(SECRET, Instant.ofEpochSecond(at))));
    }

    @Test
    void aCodeIsGoodAHalfMinuteBeforeAndAfterAndNoLonger() {
        long step = NOW.getEpochSecond() / 30;
        assertEquals(step, Totp.step(SECRET, "050 471", NOW, 0));
        assertEquals(step, Totp.step(SECRET, "050471", NOW.plusSeconds(30), 0));
        assertEquals(step, Totp.step(SECRET, "050471", NOW.minusSeconds(30), 0));
        assertEquals(0, Totp.step(SECRET, "050471", NOW.plusSeconds(60), 0));
        assertEquals(0, Totp.step(SECRET, "050472", NOW, 0));
        assertEquals(0, Totp.step(SECRET, "", NOW, 0));
    }

    @Test
    void noCodeIsGoodTwiceNorOneFromBeforeIt() {
        long step = NOW.getEpochSecond() / 30;
        assertEquals(0, Totp.step(SECRET, "050471", NOW, step));
        assertEquals(0, Totp.step(SECRET, Totp.code(SECRET, NOW.minusSeconds(30)), NOW, step));
        assertEquals(step + 1, Totp.step(SECRET, Totp.code(SECRET, NOW.plusSeconds(30)), NOW, step));
    }

    @Test
    void theSecretIsSpeltAsAppsReadIt() {
        // RFC 4648, section 10, without padding
        Map.of(
                        "",
                        "",
                        "f",
                        "MY",
                        "fo",
                        "MZXQ",
                        "foo",
                        "MZXW6",
                        "foob",
                        "MZXW6YQ",
                        "fooba",
                        "MZXW6YTB",
                        "foobar",
                        "MZXW6YTBOI")
                .forEach((plain, spelt) -> assertEquals(spelt, Totp.base32(plain.getBytes(StandardCharsets.US_ASCII))));
    }
}

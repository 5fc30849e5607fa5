// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evenhand.contract.id.DecisionId;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A notice opens with the link that was given out, before it expires, and with nothing else. */
class LinksAreSignedTest {
    private static final Instant EXPIRY = Instant.parse("2027-03-02T09:00:00Z");
    private static final Instant BEFORE = EXPIRY.minusSeconds(1);

    private final NoticeLinks links = new NoticeLinks(new byte[32], "http://casework.test");
    private final DecisionId decision = new DecisionId("d-1.2_3");
    private final String token = links.link(decision, EXPIRY).substring("http://casework.test/n/".length());

    @Test
    void theLinkOpensUntilItExpires() {
        assertEquals(decision, links.verify(token, BEFORE));
        assertNull(links.verify(token, EXPIRY));
    }

    @Test
    void everyChangedCharacterBreaksIt() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'x' ? 'y' : 'x';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertNull(links.verify(forged, BEFORE), forged);
        }
        for (int i = 0; i < 2_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int length = random.nextInt(200); length > 0; length--) {
                noise.append((char) random.nextInt(1, 300));
            }
            assertNull(links.verify(noise.toString(), BEFORE));
        }
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        byte[] key = new byte[32];
        key[0] = 1;
        assertNull(new NoticeLinks(key, "http://casework.test").verify(token, BEFORE));
        assertThrows(IllegalArgumentException.class, () -> new NoticeLinks(new byte[31], "http://casework.test"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.scoring.flow.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run over poor data says how poor they are. */
class VisibilityTest {
    @Test
    void whatIsMissingIsSaidStreamByStream() {
        List<String> sentences = Visibility.of(Tally.of("visibility-test"));
        Tally.close("visibility-test");
        assertEquals("seen: 0 shares that began, 0 that ended, 0 playbacks", sentences.get(0));
        for (String stream : List.of("rhythm", "playback", "keys", "ties")) {
            assertTrue(sentences.stream().anyMatch(it -> it.startsWith("not seen") && it.contains(stream)), stream);
        }
        assertTrue(sentences.get(sentences.size() - 1).startsWith("so no account has enough evidence"));
    }
}

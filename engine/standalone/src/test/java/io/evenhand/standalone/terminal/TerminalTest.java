// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** A bar that moves on a terminal, and few plain lines where nobody watches. */
class TerminalTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void elsewhereThanOnATerminalItWritesFewPlainLines() {
        Terminal terminal = new Terminal(new PrintStream(bytes, true, UTF_8), false);
        for (int i = 0; i <= 1000; i++) {
            terminal.progress("sending", i / 1000.0, i + " events");
        }
        assertEquals("sending: 0 %, 0 events\nsending: 100 %, 1000 events\n", bytes.toString(UTF_8));
    }

    @Test
    void onATerminalItWritesOneLineAgainAndAgain() {
        Terminal terminal = new Terminal(new PrintStream(bytes, true, UTF_8), true);
        terminal.progress("sending", 0.5, "half");
        terminal.progress("sending", 1, "all");
        String written = bytes.toString(UTF_8);
        assertTrue(written.contains("[###############...............] 50 % half"), written);
        assertEquals(1, written.chars().filter(c -> c == '\n').count());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a command of this process takes for its home, and where its words go, until closed; then all is as it was before. */
final class Console implements AutoCloseable {
    private static final String HOME = "evenhand.home";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private final @Nullable String homeBefore;

    Console(Path home) {
        homeBefore = System.setProperty(HOME, home.toString());
        System.setOut(new PrintStream(said, true, UTF_8));
        System.setErr(new PrintStream(complained, true, UTF_8));
    }

    /** What was written to the standard output stream since it was asked last. */
    String takeSaid() {
        String text = said();
        said.reset();
        return text;
    }

    /** All that was written to the standard output stream. */
    String said() {
        return said.toString(UTF_8);
    }

    /** All that was written to the standard error stream. */
    String complained() {
        return complained.toString(UTF_8);
    }

    @Override
    public void close() {
        System.setOut(outBefore);
        System.setErr(errBefore);
        if (homeBefore == null) {
            System.clearProperty(HOME);
        } else {
            System.setProperty(HOME, homeBefore);
        }
    }
}

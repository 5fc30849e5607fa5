// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.terminal;

import java.nio.file.Files;
import java.nio.file.Path;

/** An argument that cannot be used, said in one sentence. */
public final class UnusableArgument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableArgument(String sentence) {
        super(sentence);
    }

    /** Returns {@code file} if it can be read. */
    public static Path readable(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UnusableArgument("there is no file " + file + " that can be read");
        }
        return file;
    }
}

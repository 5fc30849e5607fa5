// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that a command writes where there was none: whole or not at all, and for its owner's eyes only. */
record NewFile(Path path) {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    NewFile {
        if (Files.exists(path)) {
            throw new UnusableArgument("there is a file " + path + " already: remove it, or name another one");
        }
    }

    /** Writes all of {@code content} and returns how many bytes that were; what breaks off on the way leaves no file. */
    long write(InputStream content) throws IOException {
        Path half = path.resolveSibling(path.getFileName() + ".half");
        Files.deleteIfExists(half);
        Files.createFile(half, OWNER_ONLY);
        try {
            long bytes;
            try (var out = Files.newOutputStream(half, StandardOpenOption.WRITE)) {
                bytes = content.transferTo(out);
            }
            Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
            return bytes;
        } finally {
            Files.deleteIfExists(half);
        }
    }
}

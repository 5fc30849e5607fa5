// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** A command line as a file that {@code java @FILE} takes: class paths are longer than a shell should carry. */
public final class ArgumentFile {
    private ArgumentFile() {}

    /** Writes {@code arguments}, one a line, into {@code file}, whole or not at all. */
    public static Path write(Path file, List<String> arguments) throws IOException {
        Path half = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + "-", ".half");
        Files.writeString(half, text(arguments), UTF_8);
        return Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static String text(List<String> arguments) {
        return arguments.stream().map(ArgumentFile::quoted).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Inside its quotes the launcher of Java reads a backslash as the beginning of an escape. */
    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

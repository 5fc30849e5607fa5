// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command hands out is whole or is not there, replaces nothing, and is read by its owner only. */
class NewFileTest {
    @TempDir
    Path folder;

    @Test
    void itHoldsWhatCameAndOnlyItsOwnerReadsIt() throws IOException {
        Path file = folder.resolve("account.json");
        assertEquals(5, new NewFile(file).write(bytes("whole")));
        assertEquals("whole", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of(file), inside());
    }

    @Test
    void whatBreaksOffOnTheWayLeavesNothingSoThatItCanBeAskedForAgain() throws IOException {
        Path file = folder.resolve("log.txt");
        InputStream gone = InputStream.nullInputStream();
        gone.close();
        InputStream broken = new SequenceInputStream(bytes("the first act\n"), gone);
        assertThrows(IOException.class, () -> new NewFile(file).write(broken));
        assertEquals(List.of(), inside());
        assertEquals(3, new NewFile(file).write(bytes("all")));
    }

    @Test
    void nothingIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("log.txt"), "kept");
        UnusableArgument refused = assertThrows(UnusableArgument.class, () -> new NewFile(file));
        assertEquals("there is a file " + file + " already: remove it, or name another one", refused.getMessage());
        assertEquals("kept", Files.readString(file));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private List<Path> inside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}

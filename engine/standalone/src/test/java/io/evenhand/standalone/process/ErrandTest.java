// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that runs to its end says how it ended, and leaves no temporary files. */
class ErrandTest {
    private static final String SETTING = "java.io.tmpdir = ";

    @TempDir
    Path folder;

    @Test
    void itsTemporaryFolderIsItsOwnAndGoesWithIt() throws Exception {
        Path said = folder.resolve("said");
        assertEquals(0, Errand.run(java("-XshowSettings:properties", "-version").redirectError(said.toFile())));
        String temporary = Files.readAllLines(said).stream()
                .map(String::strip)
                .filter(line -> line.startsWith(SETTING))
                .map(line -> line.substring(SETTING.length()))
                .findFirst()
                .orElseThrow();
        assertNotEquals(System.getProperty("java.io.tmpdir"), temporary);
        assertFalse(Files.exists(Path.of(temporary)));
    }

    @Test
    void howItEndedIsTold() throws Exception {
        assertEquals(1, Errand.run(java("no.such.Program").redirectError(ProcessBuilder.Redirect.DISCARD)));
    }

    private static ProcessBuilder java(String... words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }
}

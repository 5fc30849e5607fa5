// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program under a supervisor writes its temporary files where the supervisor empties; one that a person runs does not. */
class JavaCommandTest {
    private static final String MAIN = "io.evenhand.scoring.io.Scoring";

    @TempDir
    Path folder;

    private Home home;

    /** An unpacked release, in which nothing has to be built. */
    @BeforeEach
    void release() throws IOException {
        home = new Home(folder, folder.resolve("var"));
        Path lists = Files.createDirectories(folder.resolve(ClassPath.LISTS));
        Files.writeString(lists.resolve("engine-scoring"), "scoring.jar\nflink.jar\n");
    }

    @Test
    void aSupervisedProgramHasATemporaryFolderOfItsOwn() {
        List<String> words = JavaCommand.supervised(home, "scoring", "engine/scoring", "512m", MAIN, "word");
        int told = words.indexOf("-Djava.io.tmpdir=" + folder.resolve("var/tmp/scoring"));
        assertTrue(told > 0 && told < words.indexOf(MAIN), words.toString());
        List<String> byHand = JavaCommand.of(home, "engine/scoring", "512m", MAIN, "word");
        assertEquals(
                byHand, words.stream().filter(word -> !word.contains("tmpdir")).toList());
    }
}

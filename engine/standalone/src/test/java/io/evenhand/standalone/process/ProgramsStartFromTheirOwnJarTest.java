// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever else a build leaves beside it, a program starts from the jar of its classes and settings, and that comes first. */
class ProgramsStartFromTheirOwnJarTest {
    @TempDir
    private Path root;

    @Test
    void notFromTheJarForAClusterNorFromSourcesOrTests() throws Exception {
        Path target = Files.createDirectories(root.resolve("engine/scoring/target"));
        for (String ending : List.of("-job", "-sources", "-tests", "-javadoc", "")) {
            Files.createFile(target.resolve("evenhand-scoring-0.1.0" + ending + ".jar"));
        }
        Files.writeString(target.resolve("runtime-classpath"), "/lib/a.jar:/lib/b.jar\n");
        assertEquals(
                List.of(target.resolve("evenhand-scoring-0.1.0.jar"), Path.of("/lib/a.jar"), Path.of("/lib/b.jar")),
                ClassPath.built(new Home(root, root.resolve("var")), "engine/scoring"));
    }

    @Test
    void whatIsNotBuiltIsToldWithTheRemedy() throws Exception {
        Files.createDirectories(root.resolve("engine/scoring/target"));
        Refusal refusal = assertThrows(
                Refusal.class, () -> ClassPath.built(new Home(root, root.resolve("var")), "engine/scoring"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("./evenhand build"), refusal::getMessage);
    }

    @Test
    void anArgumentFileCarriesWhatJavaWouldOtherwiseSplit() {
        assertEquals(
                "\"-cp\"\n\"/a b/c.jar:/d\\\\e.jar\"\n\"-Dx=\\\"y\\\"\"\n",
                ArgumentFile.text(List.of("-cp", "/a b/c.jar:/d\\e.jar", "-Dx=\"y\"")));
    }
}

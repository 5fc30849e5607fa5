// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever builds a release again gets the same classes of the built-in ruleset, or nobody could compare the archives. */
class BuildsOfTheRulesetAreEqualTest {
    @TempDir
    private Path folder;

    @Test
    void everyBuildGivesTheSameBytes() throws Exception {
        Map<String, String> first = built("first");
        assertTrue(first.size() > 5, first::toString);
        // rules that are compiled at once came out otherwise in every second build or so
        for (int build = 2; build <= 3; build++) {
            assertEquals(first, built("build-" + build));
        }
    }

    /** In a process of its own, as the build does: the engine counts on within one. */
    private Map<String, String> built(String name) throws IOException, InterruptedException {
        Path here = folder.resolve(name);
        Files.createDirectories(here.resolve("io/evenhand/rules/builtin"));
        Files.createDirectories(here.resolve("io/evenhand/rules/cases"));
        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Precompiled.class.getName(),
                        here.toString())
                .inheritIO()
                .start();
        assertEquals(0, build.waitFor());
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(here)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(here.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
            }
        }
        return digests;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.release.Contents.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release holds, laid out in a folder of its own, runs with a Java runtime and a shell, and builds nothing. */
class ReleaseRunsIT {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        Path root = Path.of(System.getProperty("evenhand.root"));
        for (Map.Entry<String, Piece> each :
                Contents.of(new Home(root, folder.resolve("none"))).pieces().entrySet()) {
            Path to = folder.resolve(each.getKey());
            Files.createDirectories(to.getParent());
            if (each.getValue() instanceof Piece.Copied copied && each.getKey().startsWith("lib/")) {
                Files.createSymbolicLink(to, copied.from().toAbsolutePath());
            } else {
                Files.write(to, each.getValue().bytes());
            }
        }
        Files.setPosixFilePermissions(folder.resolve("evenhand"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Said(int status, String text) {}

    private static Said run(String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.command().set(0, folder.resolve("evenhand").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATH", "/usr/bin:/bin");
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Said(process.waitFor(), text);
    }

    @Test
    void commandsRunFromIt() throws Exception {
        Said tested = run("evenhand", "rules", "test");
        assertEquals(0, tested.status(), tested.text());
        assertTrue(tested.text().contains("0 failed"), tested.text());
        assertTrue(Files.notExists(folder.resolve("target")), "something was built");
    }

    @Test
    void everyProgramFindsItsClasses() throws Exception {
        for (String module : Contents.MODULES) {
            Path list = folder.resolve("lib/classpath/" + module.replace('/', '-'));
            for (String jar : Files.readAllLines(list)) {
                assertTrue(Files.isRegularFile(folder.resolve("lib").resolve(jar)), module + " lacks " + jar);
            }
        }
        Said said = run("evenhand", "status");
        assertTrue(said.text().contains("kafka"), said.text());
    }

    @Test
    void whatNeedsTheSourceIsRefused() throws Exception {
        for (String command : new String[] {"test", "build", "dist"}) {
            Said said = run("evenhand", command);
            assertEquals(2, said.status(), said.text());
            assertTrue(said.text().contains("needs the source"), said.text());
        }
    }

    @Test
    void licencesAndBillsOfMaterialsAreInIt() throws Exception {
        String libraries = Files.readString(folder.resolve("THIRD-PARTY.md"));
        assertTrue(libraries.contains("org.apache.flink:flink-runtime"), libraries);
        assertTrue(libraries.lines().noneMatch(line -> line.endsWith("|  |")), "a library without a licence");
        assertTrue(Files.exists(folder.resolve("sbom/engine-scoring.cdx.json")));
        assertTrue(Files.exists(folder.resolve("LICENSE")));
    }
}

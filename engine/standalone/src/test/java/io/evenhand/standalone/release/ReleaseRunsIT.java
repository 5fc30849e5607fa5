// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.release.Contents.Piece;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

    /** The launcher of the release with these words, the first of which is its name. */
    private static ProcessBuilder launcher(String... words) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.command().set(0, folder.resolve("evenhand").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATH", "/usr/bin:/bin");
        return builder;
    }

    private static Said run(String... words) throws Exception {
        Process process = launcher(words).start();
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
    void oneProgramRunsByItselfInThePlaceOfTheLauncher() throws Exception {
        int port = freePort();
        ProcessBuilder builder = launcher("evenhand", "run", "edge", "--heap", "300m");
        builder.environment().put("EVENHAND_VAR", folder.resolve("elsewhere").toString());
        builder.environment().put("EVENHAND_EDGE_PORT", Integer.toString(port));
        builder.environment().put("EVENHAND_METRICS_PORT", Integer.toString(freePort()));
        builder.environment()
                .put(
                        "EVENHAND_EDGE_MEDIA",
                        Files.createDirectory(folder.resolve("films")).toString());
        Path log = folder.resolve("edge.log");
        Process edge = builder.redirectOutput(log.toFile()).start();
        try {
            assertTrue(answers(port, edge), () -> read(log));
            assertTrue(
                    edge.info().commandLine().orElse("").contains("run/edge.start"),
                    "the launcher is still between: " + edge.info().commandLine());
        } finally {
            edge.destroy();
        }
        assertTrue(edge.waitFor(20, TimeUnit.SECONDS), "SIGTERM did not reach it");
    }

    @Test
    void whoAsksForNoProgramIsToldWhichThereAre() throws Exception {
        for (String[] words : new String[][] {{"evenhand", "run"}, {"evenhand", "run", "kafka"}}) {
            Said said = run(words);
            assertEquals(2, said.status(), said.text());
        }
        Said said = run("evenhand", "run", "--help");
        assertEquals(0, said.status(), said.text());
        assertTrue(said.text().contains("intake, scoring, casework or edge"), said.text());
    }

    private static boolean answers(int port, Process program) throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/healthz"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        for (int tries = 0; tries < 300 && program.isAlive(); tries++) {
            try {
                return client.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs are started when they are well, started again when they die, and gone when the supervisor is. */
class SupervisorTest {
    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private Home home;
    private Supervisor supervisor;
    private ServerSocket wellness;

    @BeforeEach
    void begin() throws Exception {
        home = new Home(folder, folder);
        supervisor = new Supervisor(home, new Recording());
        wellness = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void end() throws Exception {
        supervisor.close();
        wellness.close();
    }

    @Test
    void aKilledProgramIsStartedAgain() throws Exception {
        supervisor.start(sleeping("sleeper"));
        long first = pid("sleeper");
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        waitUntil(() -> PidFile.of(home, "sleeper")
                .process()
                .filter(p -> p.pid() != first)
                .isPresent());
        assertTrue(told.contains("restarting sleeper 137"), told.toString());
    }

    @Test
    void whatAKilledProgramLeftInItsTemporaryFolderIsGoneWhenItStartsAgain() throws Exception {
        Path temporary = home.temporary("messy");
        supervisor.start(program("messy", "sh", "-c", "echo > " + temporary + "/left-by-$$; exec sleep 600"));
        long first = pid("messy");
        waitUntil(() -> names(temporary).equals(List.of("left-by-" + first)));
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        waitUntil(() -> PidFile.of(home, "messy")
                .process()
                .filter(again -> names(temporary).equals(List.of("left-by-" + again.pid())))
                .isPresent());
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary)), "nobody else's");
    }

    @Test
    void aProgramThatCannotBeStartedAgainIsTriedUntilItCan() throws Exception {
        Path script = Files.writeString(folder.resolve("sleep"), "#!/bin/sh\nexec sleep 600\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        supervisor.start(program("fickle", script.toString()));
        long first = pid("fickle");
        Path away = Files.move(script, folder.resolve("away"));
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        waitUntil(() -> told.contains("restarting fickle 127"));
        Files.move(away, script);
        waitUntil(() -> PidFile.of(home, "fickle")
                .process()
                .filter(again -> again.pid() != first)
                .isPresent());
    }

    @Test
    void whatDoesNotEndWhenAskedIsGoneAllTheSame() throws Exception {
        Process stubborn = new ProcessBuilder("sh", "-c", "kill -STOP $$").start();
        ManagedProcess.stop(stubborn.toHandle(), Duration.ofMillis(200));
        assertTrue(stubborn.waitFor(5, TimeUnit.SECONDS));
    }

    @Test
    void closingLeavesNoProcessAndNoFile() {
        supervisor.claim();
        supervisor.start(sleeping("one"));
        supervisor.start(sleeping("two"));
        List<ProcessHandle> both = List.of(
                PidFile.of(home, "one").process().orElseThrow(),
                PidFile.of(home, "two").process().orElseThrow());
        assertTrue(Files.isDirectory(home.temporary("one")));
        supervisor.close();
        both.forEach(process -> assertFalse(process.isAlive()));
        assertEquals(List.of(), PidFile.all(home));
        assertFalse(Files.exists(home.temporary("one")));
    }

    @Test
    void whatAKilledSupervisorLeftIsFoundAndStopped() throws Exception {
        Process orphan = new ProcessBuilder("sleep", "600").start();
        PidFile.of(home, "orphan").write(orphan.toHandle());
        supervisor.claim();
        assertTrue(orphan.waitFor(10, TimeUnit.SECONDS));
    }

    @Test
    void ofTwoThatAreStartedAtTheSameTimeOneIsRefused() {
        supervisor.claim();
        Supervisor second = new Supervisor(home, new Recording());
        Refusal refusal = assertThrows(Refusal.class, second::claim);
        assertTrue(refusal.getMessage().contains("already running"), refusal.getMessage());
        assertTrue(PidFile.of(home, Supervisor.NAME).process().isPresent(), "the first is still known");
        supervisor.close();
        second.claim();
        second.close();
    }

    @Test
    void aProgramThatCannotStartIsOneSentenceThatNamesItsLog() {
        Program broken = new Program(
                "broken",
                List.of("sh", "-c", "exit 7"),
                Map.of(),
                URI.create("tcp://127.0.0.1:1"),
                folder.resolve("broken.log"));
        Refusal refusal = assertThrows(Refusal.class, () -> supervisor.start(broken));
        assertTrue(refusal.getMessage().contains("broken.log"), refusal.getMessage());
    }

    private Program sleeping(String name) {
        return program(name, "sleep", "600");
    }

    private Program program(String name, String... command) {
        return new Program(
                name,
                List.of(command),
                Map.of(),
                URI.create("tcp://127.0.0.1:" + wellness.getLocalPort()),
                folder.resolve(name + ".log"));
    }

    /** What is in a folder; nothing while it is being emptied. */
    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private long pid(String name) {
        return PidFile.of(home, name).process().orElseThrow().pid();
    }

    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("it did not happen within ten seconds");
    }

    private final class Recording implements Supervisor.Narrator {
        @Override
        public void starting(String name) {
            told.add("starting " + name);
        }

        @Override
        public void started(String name, Duration after) {
            told.add("started " + name);
        }

        @Override
        public void restarting(String name, int exitStatus, Duration pause) {
            told.add("restarting " + name + " " + exitStatus);
        }
    }
}

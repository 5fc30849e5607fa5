// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One program that is kept running: started again, more and more slowly, whenever it ends by itself. */
final class ManagedProcess {
    private static final Duration RESTART_PAUSE_MAX = Duration.ofSeconds(15);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(5);
    /** The exit status of what could not even be started, as shells have it. */
    private static final int NOT_STARTED = 127;

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Program program;
    private final PidFile pidFile;
    private final Path temporary;
    private final RestartListener listener;
    private volatile @Nullable Process process;
    private boolean stopping;
    private int restarts;

    /** Is told of each restart: the program's name, how it ended, how long until it starts again. */
    interface RestartListener {
        void restarting(String name, int exitStatus, Duration pause);
    }

    ManagedProcess(Home home, Program program, RestartListener listener) {
        this.program = program;
        this.pidFile = PidFile.of(home, program.name());
        this.temporary = home.temporary(program.name());
        this.listener = listener;
    }

    Program program() {
        return program;
    }

    /** Starts it, unless it was stopped already; what is in the way of that is a {@link Refusal}. */
    synchronized void start() {
        if (stopping) {
            return;
        }
        try {
            emptyTemporary();
            Process started = launch();
            process = started;
            CompletableFuture<Void> unused = started.onExit().thenAccept(ended -> startSoon(ended.exitValue()));
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal("cannot start " + program.name() + ": " + e.getMessage());
        }
    }

    private void emptyTemporary() throws IOException {
        Home.deleteTree(temporary);
        Files.createDirectories(temporary, OWNER_ONLY);
    }

    /** A process that no later command could find is none. */
    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
        builder.environment().putAll(program.env());
        Process started = builder.start();
        try {
            pidFile.write(started.toHandle());
            return started;
        } catch (UncheckedIOException e) {
            started.destroyForcibly();
            throw e;
        }
    }

    boolean isWell() {
        Process current = process;
        return current != null && current.isAlive() && Health.isWell(program.health());
    }

    /** How often it had to be started again. */
    synchronized int restarts() {
        return restarts;
    }

    private void startSoon(int exitStatus) {
        Duration pause;
        synchronized (this) {
            if (stopping) {
                return;
            }
            long seconds = Math.min(RESTART_PAUSE_MAX.toSeconds(), 1L << Math.min(restarts, 10));
            restarts++;
            pause = Duration.ofSeconds(seconds);
        }
        listener.restarting(program.name(), exitStatus, pause);
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::startAgain);
    }

    /** What is in the way now, such as a full disk, may be gone at the next try. */
    private void startAgain() {
        try {
            start();
        } catch (Refusal e) {
            startSoon(NOT_STARTED);
        }
    }

    /** Asks it to end, waits, and ends it if it does not; with all its own children. */
    void stop() {
        Process current;
        synchronized (this) {
            stopping = true;
            current = process;
        }
        if (current != null) {
            stop(current.toHandle());
        }
        pidFile.delete();
        removeTemporary();
    }

    private void removeTemporary() {
        try {
            Home.deleteTree(temporary);
        } catch (IOException | UncheckedIOException e) {
            // a child that has not ended yet writes there still; the next start empties it
        }
    }

    /** Ends a process and its descendants, politely first; the process is gone then, and its ports are free. */
    static void stop(ProcessHandle process) {
        stop(process, STOP_PATIENCE);
    }

    /** @param patience how long it may take to end by itself */
    static void stop(ProcessHandle process, Duration patience) {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        if (!endsWithin(patience, process)) {
            process.destroyForcibly();
            endsWithin(KILL_PATIENCE, process);
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean endsWithin(Duration patience, ProcessHandle process) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One program that is kept running: started again, more and more slowly, whenever it ends by itself. */
final class ManagedProcess {
    private static final Duration RESTART_PAUSE_MAX = Duration.ofSeconds(15);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final Program program;
    private final PidFile pidFile;
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
        this.listener = listener;
    }

    Program program() {
        return program;
    }

    synchronized void start() {
        if (stopping) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
        builder.environment().putAll(program.env());
        try {
            Process started = builder.start();
            process = started;
            pidFile.write(started.toHandle());
            CompletableFuture<Void> unused = started.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            throw new Refusal("cannot start " + program.name() + ": " + e.getMessage());
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

    private void ended(Process ended) {
        Duration pause;
        synchronized (this) {
            if (stopping) {
                return;
            }
            long seconds = Math.min(RESTART_PAUSE_MAX.toSeconds(), 1L << Math.min(restarts, 10));
            restarts++;
            pause = Duration.ofSeconds(seconds);
        }
        listener.restarting(program.name(), ended.exitValue(), pause);
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::start);
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
    }

    /** Ends a process and its descendants, politely first. */
    static void stop(ProcessHandle process) {
        var family = process.descendants().toList();
        process.destroy();
        try {
            process.onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            process.destroyForcibly();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts the programs in order, each when the one before is well, and stops them in reverse. */
public final class Supervisor implements AutoCloseable {
    /** The name under which the supervisor itself is known to {@code down} and {@code status}. */
    public static final String NAME = "supervisor";

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    private final Home home;
    private final Narrator narrator;
    private final List<ManagedProcess> processes = new ArrayList<>();
    private @Nullable FileChannel lock;
    private boolean closed;

    /** Is told what happens, for people who wait. */
    public interface Narrator {
        void starting(String name);

        void started(String name, Duration after);

        void restarting(String name, int exitStatus, Duration pause);
    }

    public Supervisor(Home home, Narrator narrator) {
        this.home = home;
        this.narrator = narrator;
    }

    /** Makes this process the installation's supervisor; ends what an earlier one left behind. */
    public void claim() {
        refuseIfRunning();
        lock = locked();
        stopLeftovers(home);
        PidFile.of(home, NAME).write(ProcessHandle.current());
    }

    void refuseIfRunning() {
        Optional<ProcessHandle> other = PidFile.of(home, NAME).process();
        if (other.isPresent() && other.get().pid() != ProcessHandle.current().pid()) {
            throw alreadyRunning();
        }
    }

    private static Refusal alreadyRunning() {
        return new Refusal("Evenhand is already running; see './evenhand status', stop it with './evenhand down'");
    }

    /** Of two that are started at the same time, neither of which finds the other's process id yet, one gets the lock. */
    private FileChannel locked() {
        try {
            FileChannel file = FileChannel.open(
                    home.run().resolve(NAME + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(file)) {
                return file;
            }
            file.close();
        } catch (IOException e) {
            throw new Refusal("cannot lock " + home.run() + ": " + e.getMessage());
        }
        throw alreadyRunning();
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another supervisor of this process
        }
    }

    /** Ends processes whose supervisor is gone; returns their names. */
    public static List<String> stopLeftovers(Home home) {
        List<String> stopped = new ArrayList<>();
        List<PidFile> files = new ArrayList<>(PidFile.all(home));
        Collections.reverse(files);
        for (PidFile file : files) {
            if (file.name().equals(NAME)) {
                continue;
            }
            file.process().ifPresent(process -> {
                ManagedProcess.stop(process);
                stopped.add(file.name());
            });
            file.delete();
        }
        return stopped;
    }

    /** Starts {@code program} and returns when it is well. */
    public void start(Program program) {
        long began = System.nanoTime();
        narrator.starting(program.name());
        ManagedProcess process = new ManagedProcess(home, program, narrator::restarting);
        synchronized (this) {
            if (closed) {
                return;
            }
            processes.add(process);
        }
        process.start();
        while (!process.isWell()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            if (process.restarts() >= 3 || waited.compareTo(START_PATIENCE) > 0) {
                throw new Refusal(program.name() + " does not start; its log says why: " + program.log());
            }
            pause();
        }
        narrator.started(program.name(), Duration.ofNanos(System.nanoTime() - began));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    /** Stops everything; a second call does nothing. */
    @Override
    public void close() {
        List<ManagedProcess> reversed;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            reversed = new ArrayList<>(processes);
        }
        Collections.reverse(reversed);
        reversed.forEach(ManagedProcess::stop);
        PidFile.of(home, NAME).delete();
        release();
    }

    private void release() {
        FileChannel held = lock;
        try {
            if (held != null) {
                held.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts every child process of the edge, from one thread that lives as long as the edge.
 *
 * <p>A child outlives a JVM that is killed, so it is started under {@code setpriv --pdeathsig KILL}. The kernel sends
 * that signal when the <em>thread</em> that made the child ends, not the process: from a pool, a child would die with
 * an idle worker. Hence the one thread, which never ends before the JVM does.
 */
public final class Spawner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spawner.class);
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final int LINES_KEPT = 40;
    /** What is read of a child's output may wait for whoever wants it. */
    private static final long OUTPUT_S = 20;

    private static final long ERRORS_S = 2;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread spawning = new Thread(work, "evenhand-spawner");
        spawning.setDaemon(true);
        return spawning;
    });
    private final boolean tied = Files.isExecutable(SETPRIV);

    /** Starts no more; the children that are left are ended where they are tied to the edge. */
    @Override
    public void close() {
        thread.shutdown();
    }

    /** Whether children die with the edge even if it is killed; otherwise they are swept up at the next start. */
    public boolean isTied() {
        return tied;
    }

    /** A child and the last lines of what it said on standard error. */
    static final class Child {
        private final Process process;
        private final Deque<String> said = new ArrayDeque<>();
        private final CompletableFuture<Void> silence;

        private Child(Process process, @Nullable Consumer<InputStream> stdout) {
            this.process = process;
            CompletableFuture<Void> output = stdout == null
                    ? CompletableFuture.completedFuture(null)
                    : read("stdout", () -> stdout.accept(process.getInputStream()));
            CompletableFuture<Void> errors = read("stderr", () -> lines(process.getErrorStream(), this::keep));
            // a pipe that somebody else still holds open is not waited for without end
            silence = process.onExit()
                    .thenCompose(ended -> CompletableFuture.allOf(
                            output.completeOnTimeout(null, OUTPUT_S, TimeUnit.SECONDS),
                            errors.completeOnTimeout(null, ERRORS_S, TimeUnit.SECONDS)));
        }

        Process process() {
            return process;
        }

        /** Whether it ends by itself within {@code millis}; one that does not is killed, and so if this thread is interrupted. */
        boolean endsWithin(long millis) {
            try {
                if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
            return false;
        }

        /** Done once it has ended and both pipes are read out. */
        CompletableFuture<Void> silence() {
            return silence;
        }

        /** Waits until both pipes of an ended child are read out. */
        void awaitSilence() {
            try {
                silence.get(OUTPUT_S + ERRORS_S, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("a child's pipes did not end with it");
            }
        }

        /** The last lines of standard error, once it is closed. */
        String said() {
            awaitSilence();
            synchronized (said) {
                return String.join("\n", said);
            }
        }

        private void keep(String line) {
            synchronized (said) {
                said.addLast(line);
                if (said.size() > LINES_KEPT) {
                    said.removeFirst();
                }
            }
        }
    }

    /** Starts a child; a thread of its own gives its standard output to {@code stdout}, or it is dropped. */
    Child start(List<String> command, Path folder, @Nullable Consumer<InputStream> stdout) throws IOException {
        List<String> whole = new ArrayList<>();
        if (tied) {
            whole.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL", "--"));
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).directory(folder.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        if (stdout == null) {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        }
        return new Child(onOneThread(builder), stdout);
    }

    private Process onOneThread(ProcessBuilder builder) throws IOException {
        try {
            return thread.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new IOException("a child process could not be started", e.getCause());
        } catch (RejectedExecutionException e) {
            throw new IOException("a child process could not be started, the edge is closing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** An undrained pipe blocks the child once it is full, so each has a thread that reads it to its end. */
    private static CompletableFuture<Void> read(String name, Runnable reading) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        reading.run();
                    } finally {
                        end.complete(null);
                    }
                },
                "evenhand-" + name);
        thread.setDaemon(true);
        thread.start();
        return end;
    }

    /** Hands over a pipe line by line until it ends. */
    static void lines(InputStream pipe, Consumer<String> line) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8))) {
            for (String next = lines.readLine(); next != null; next = lines.readLine()) {
                line.accept(next);
            }
        } catch (IOException e) {
            // the child was killed; its pipe ends that way
            line.accept("");
        }
    }
}

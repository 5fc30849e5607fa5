// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import io.evenhand.edge.telemetry.PlaybackLog;
import io.evenhand.edge.telemetry.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to disk what happened to sessions, in its order: first what is reported of it, then the session's file.
 *
 * <p>However many wait, they share one wait for the disk, and nobody holds a lock meanwhile: a thousand viewers who
 * start or are cut off at once would otherwise queue behind a thousand syncs.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private record Page(@Nullable Report report, Runnable change, CompletableFuture<Void> done) {}

    private final PlaybackLog log;
    private final BlockingQueue<Page> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "evenhand-journal");
    private volatile boolean closed;

    Journal(PlaybackLog log) {
        this.log = log;
        thread.setDaemon(true);
        thread.start();
    }

    /** Done once the report and the change are on disk, as far as the disk takes them. */
    CompletableFuture<Void> add(@Nullable Report report, Runnable change) {
        Page page = new Page(report, change, new CompletableFuture<>());
        waiting.add(page);
        if (closed && !thread.isAlive()) {
            writeAll();
        }
        return page.done();
    }

    private void run() {
        try {
            while (!closed) {
                write(waiting.take());
            }
        } catch (InterruptedException e) {
            LOG.warn("nobody may interrupt the journal; it ends");
            closed = true;
        }
    }

    private synchronized void writeAll() {
        for (Page first = waiting.poll(); first != null; first = waiting.poll()) {
            write(first);
        }
    }

    private void write(Page first) {
        List<Page> pages = new ArrayList<>(List.of(first));
        waiting.drainTo(pages);
        List<Report> reports =
                pages.stream().map(Page::report).filter(Objects::nonNull).toList();
        if (!reports.isEmpty()) {
            log.keep(reports);
        }
        for (Page page : pages) {
            try {
                page.change().run();
            } catch (RuntimeException e) {
                LOG.error("a session's change could not be written down", e);
            }
            page.done().complete(null);
        }
    }

    @Override
    public void close() {
        closed = true;
        // wakes it; an interruption could close the file it is writing
        var unused = add(null, () -> {});
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writeAll();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.library.Film;
import io.evenhand.edge.query.Problem;
import io.evenhand.edge.session.Session;
import io.evenhand.edge.session.Sessions;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a film's file by byte ranges, piece by piece: each piece waits for its time as a segment would, and for
 * policy, so that a revocation ends a download in the middle.
 */
final class DirectPlay {
    private static final Logger LOG = LoggerFactory.getLogger(DirectPlay.class);
    private static final int READERS = 4;
    /** An index at the end of a film is not larger, at the least. */
    private static final long INDEX = 1L << 20;

    /** A piece that takes this much longer than anybody could watch by was kept waiting by its viewer, not by the line. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{0,15})");

    private final Vertx vertx;
    private final Sessions sessions;
    private final Gate gate;
    private final WorkerExecutor readers;
    private final Pieces pieces;

    DirectPlay(Vertx vertx, Sessions sessions, Gate gate) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.gate = gate;
        // their own threads: a slow disk must not keep others from opening sessions
        readers = vertx.createSharedWorkerExecutor("evenhand-files", READERS);
        pieces = new Pieces(vertx);
    }

    /** What of a file is asked for. */
    record Span(long from, long to, boolean part) {
        /** Reads a {@code Range} header; null if it cannot be satisfied. */
        static @Nullable Span of(@Nullable String header, long size) {
            Matcher range = header == null ? null : RANGE.matcher(header);
            if (range == null || !range.matches()) {
                return new Span(0, size - 1, false);
            }
            long from = Long.parseLong(range.group(1));
            long to = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
            return from >= size || to < from ? null : new Span(from, to, true);
        }
    }

    void serve(RoutingContext ctx, Session session, Film film) {
        readers.executeBlocking(() -> FileChannel.open(film.file(), StandardOpenOption.READ), false)
                .onSuccess(file -> opened(ctx, session, film, file))
                .onFailure(failure ->
                        Problem.of(404, "the film is not there any more").send(ctx));
    }

    private void opened(RoutingContext ctx, Session session, Film film, FileChannel file) {
        HttpServerResponse response = ctx.response();
        try {
            long size = file.size();
            Span span = Span.of(ctx.request().getHeader("Range"), size);
            if (span == null) {
                close(file);
                response.putHeader("Content-Range", "bytes */" + size);
                Problem.of(416, "the file is shorter").send(ctx);
                return;
            }
            headers(response, film, span, size);
            new FilePump(vertx, readers, pieces, ctx.request(), file, span, new ByPolicy(session.id(), film, size))
                    .start();
        } catch (IOException e) {
            close(file);
            Problem.busy("the film cannot be read now").send(ctx);
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            LOG.debug("a film's file did not close", e);
        }
    }

    private static void headers(HttpServerResponse response, Film film, Span span, long size) {
        response.setStatusCode(span.part() ? 206 : 200)
                .putHeader("Content-Type", film.container().contains("mp4") ? "video/mp4" : "video/x-matroska")
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Length", Long.toString(span.to() - span.from() + 1));
        if (span.part()) {
            response.putHeader("Content-Range", "bytes " + span.from() + "-" + span.to() + "/" + size);
        }
    }

    private final class ByPolicy implements FilePump.Guard {
        private final String session;
        private final Film film;
        private final long size;

        ByPolicy(String session, Film film, long size) {
            this.session = session;
            this.film = film;
            this.size = size;
        }

        @Override
        public Duration delay(long at) {
            return isIndex(at) ? Duration.ZERO : sessions.delay(session, moment(at));
        }

        /** The index of a file may lie at its end, and is no picture. */
        private boolean isIndex(long at) {
            return at < INDEX / 4 || at > size - INDEX;
        }

        @Override
        public boolean admits() {
            Session now = sessions.find(session);
            if (now == null || !gate.admits(now).allowed()) {
                return false;
            }
            sessions.seen(session);
            return true;
        }

        @Override
        public void took(long at, int bytes, Duration time) {
            Duration moment = moment(bytes);
            if (time.compareTo(moment.multipliedBy(2).plus(PAUSE)) < 0) {
                sessions.took(session, moment, time);
            }
            if (!isIndex(at)) {
                sessions.notBeyond(session, moment(at));
            }
        }

        private Duration moment(long bytes) {
            return Duration.ofMillis(Math.round((double) film.durationMs() * bytes / size));
        }
    }
}

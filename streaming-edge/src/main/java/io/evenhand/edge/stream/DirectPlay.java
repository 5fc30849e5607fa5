// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.library.Film;
import io.evenhand.edge.query.Problem;
import io.evenhand.edge.session.Session;
import io.evenhand.edge.session.Sessions;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves a film's file by byte ranges, piece by piece: each piece waits for its time as a segment would, and for
 * policy, so that a revocation ends a download in the middle.
 */
final class DirectPlay {
    private static final int PIECE = 256 << 10;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{0,15})");

    private final Vertx vertx;
    private final Sessions sessions;
    private final Gate gate;

    DirectPlay(Vertx vertx, Sessions sessions, Gate gate) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.gate = gate;
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
        vertx.fileSystem()
                .open(film.file().toString(), new OpenOptions().setRead(true).setWrite(false))
                .onSuccess(file -> opened(ctx, session, film, file))
                .onFailure(failure ->
                        Problem.of(404, "the film is not there any more").send(ctx));
    }

    private void opened(RoutingContext ctx, Session session, Film film, AsyncFile file) {
        long size = file.sizeBlocking();
        Span span = Span.of(ctx.request().getHeader("Range"), size);
        HttpServerResponse response = ctx.response();
        if (span == null) {
            response.putHeader("Content-Range", "bytes */" + size);
            Problem.of(416, "the file is shorter").send(ctx);
            file.close();
            return;
        }
        response.setStatusCode(span.part() ? 206 : 200)
                .putHeader("Content-Type", film.container().contains("mp4") ? "video/mp4" : "video/x-matroska")
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Length", Long.toString(span.to() - span.from() + 1));
        if (span.part()) {
            response.putHeader("Content-Range", "bytes " + span.from() + "-" + span.to() + "/" + size);
        }
        response.closeHandler(closed -> file.close());
        new Pump(response, session, film, file, span, size).next(span.from());
    }

    private final class Pump {
        private final HttpServerResponse response;
        private final Session session;
        private final Film film;
        private final AsyncFile file;
        private final Span span;
        private final long size;
        private final Context context = vertx.getOrCreateContext();

        Pump(HttpServerResponse response, Session session, Film film, AsyncFile file, Span span, long size) {
            this.response = response;
            this.session = session;
            this.film = film;
            this.file = file;
            this.span = span;
            this.size = size;
        }

        void next(long at) {
            if (response.closed()) {
                return;
            }
            if (at > span.to()) {
                response.end();
                file.close();
                return;
            }
            Duration moment = Duration.ofMillis(Math.round((double) film.durationMs() * at / size));
            // the index of a file may lie at its end, and is no picture
            boolean index = at < PIECE || at > size - 4L * PIECE;
            Duration delay = index ? Duration.ZERO : sessions.delay(session.id(), moment);
            if (delay.isZero()) {
                piece(at);
            } else {
                vertx.setTimer(Math.max(1, delay.toMillis()), later -> piece(at));
            }
        }

        private void piece(long at) {
            Session now = sessions.find(session.id());
            if (response.closed() || now == null || !gate.admits(now).allowed()) {
                // a length was promised: breaking off is the only way left to say no
                response.reset();
                file.close();
                return;
            }
            sessions.seen(session.id());
            int length = (int) Math.min(PIECE, span.to() - at + 1);
            file.read(Buffer.buffer(length), 0, at, length)
                    .onSuccess(bytes ->
                            context.runOnContext(run -> response.write(bytes).onSuccess(written -> next(at + length))))
                    .onFailure(failure -> response.reset());
        }
    }
}

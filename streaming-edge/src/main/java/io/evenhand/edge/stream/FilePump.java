// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file on its way to one viewer, a piece at a time: the next is read when the line has taken the one before. */
final class FilePump implements Pieces.Borrower {
    private static final Logger LOG = LoggerFactory.getLogger(FilePump.class);

    /** What decides about each piece. */
    interface Guard {
        /** How long the piece that begins at {@code at} has to wait. */
        Duration delay(long at);

        /** Whether any more may leave. */
        boolean admits();

        /** The line took {@code bytes} in {@code time}. */
        void took(int bytes, Duration time);
    }

    private final Vertx vertx;
    private final Context context;
    private final WorkerExecutor readers;
    private final Pieces pieces;
    private final HttpServerResponse response;
    private final FileChannel file;
    private final Guard guard;
    private final long to;
    private long at;

    FilePump(
            Vertx vertx,
            WorkerExecutor readers,
            Pieces pieces,
            HttpServerResponse response,
            FileChannel file,
            DirectPlay.Span span,
            Guard guard) {
        this.vertx = vertx;
        context = vertx.getOrCreateContext();
        this.readers = readers;
        this.pieces = pieces;
        this.response = response;
        this.file = file;
        this.guard = guard;
        at = span.from();
        to = span.to();
    }

    /** Begins, on the thread of the request. */
    void start() {
        response.closeHandler(gone -> close());
        next();
    }

    private void next() {
        if (response.closed()) {
            return;
        }
        if (at > to) {
            response.end();
            close();
            return;
        }
        Duration delay = guard.delay(at);
        if (delay.isZero()) {
            pieces.ask(this);
        } else {
            vertx.setTimer(Math.max(1, delay.toMillis()), later -> pieces.ask(this));
        }
    }

    @Override
    public void granted() {
        // whoever gave it back may be on another thread
        context.runOnContext(run -> read());
    }

    @Override
    public void dropped() {
        context.runOnContext(run -> breakOff());
    }

    private void read() {
        if (response.closed() || !guard.admits()) {
            // a length was promised: breaking off is the only way left to say no
            breakOff();
            return;
        }
        long from = at;
        int length = (int) Math.min(Pieces.SIZE, to - from + 1);
        readers.executeBlocking(() -> read(from, length), false)
                .onSuccess(bytes -> write(bytes, from + length))
                .onFailure(failure -> breakOff());
    }

    private void write(Buffer bytes, long then) {
        if (response.closed()) {
            breakOff();
            return;
        }
        long start = System.nanoTime();
        response.write(bytes).onComplete(written -> {
            pieces.giveBack(this);
            if (written.succeeded()) {
                guard.took(bytes.length(), Duration.ofNanos(System.nanoTime() - start));
                at = then;
                next();
            }
        });
    }

    private Buffer read(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("the file became shorter");
            }
        }
        return Buffer.buffer(bytes.array());
    }

    private void breakOff() {
        pieces.giveBack(this);
        response.reset();
        close();
    }

    private void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.debug("a film's file did not close", e);
        }
    }
}

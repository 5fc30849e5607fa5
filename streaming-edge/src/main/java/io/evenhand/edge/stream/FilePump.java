// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.internal.buffer.BufferInternal;
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

        /** The line took the {@code bytes} that begin at {@code at} in {@code time}, and the last of them just now. */
        void took(long at, int bytes, Duration time);
    }

    private final Vertx vertx;
    private final Context context;
    private final WorkerExecutor readers;
    private final Pieces pieces;
    private final HttpConnection connection;
    private final HttpServerResponse response;
    private final FileChannel file;
    private final Guard guard;
    private final long to;
    private long at;

    FilePump(
            Vertx vertx,
            WorkerExecutor readers,
            Pieces pieces,
            HttpServerRequest request,
            FileChannel file,
            DirectPlay.Span span,
            Guard guard) {
        this.vertx = vertx;
        context = vertx.getOrCreateContext();
        this.readers = readers;
        this.pieces = pieces;
        connection = request.connection();
        response = request.response();
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
            // whoever went before the pump began is not told of by the handler
            close();
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
    public void granted(ByteBuffer memory) {
        // whoever gave it back may be on another thread
        context.runOnContext(run -> read(memory));
    }

    @Override
    public void dropped() {
        // the write that is under way fails by this, and gives the memory back
        context.runOnContext(run -> {
            breakOff();
            if (connection instanceof HttpServerConnection underneath) {
                // whatever is polite waits its turn, behind what the line does not take
                var unused = underneath.channelHandlerContext().close();
            }
        });
    }

    private void read(ByteBuffer memory) {
        if (response.closed() || !guard.admits()) {
            // a length was promised: breaking off is the only way left to say no
            refuse();
            return;
        }
        long from = at;
        memory.limit((int) Math.min(Pieces.SIZE, to - from + 1));
        readers.executeBlocking(() -> filled(memory, from), false)
                .onSuccess(bytes -> write(bytes, from + bytes.remaining()))
                .onFailure(failure -> refuse());
    }

    private void write(ByteBuffer bytes, long then) {
        if (response.closed()) {
            refuse();
            return;
        }
        long start = System.nanoTime();
        int length = bytes.remaining();
        // as it is: nothing is copied before the system does
        response.write(BufferInternal.buffer(Unpooled.wrappedBuffer(bytes))).onComplete(written -> {
            pieces.giveBack(this);
            if (written.succeeded()) {
                guard.took(at, length, Duration.ofNanos(System.nanoTime() - start));
                at = then;
                next();
            }
        });
    }

    private ByteBuffer filled(ByteBuffer memory, long from) throws IOException {
        while (memory.hasRemaining()) {
            if (file.read(memory, from + memory.position()) < 0) {
                throw new IOException("the file became shorter");
            }
        }
        return memory.flip();
    }

    private void refuse() {
        pieces.giveBack(this);
        breakOff();
    }

    private void breakOff() {
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

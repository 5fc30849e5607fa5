// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However many viewers take nothing, files take no more memory than was set aside, and whoever reads gets the film. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FilePumpTest {
    private static final int MOST = 8;
    private static final int PAUSED = 24;
    private static final long SIZE = 32L << 20;

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final WorkerExecutor readers = vertx.createSharedWorkerExecutor("readers", 2);
    private final Pieces pieces = new Pieces(vertx, MOST, Duration.ofMillis(300));
    private final AtomicLong last = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong took = new AtomicLong();
    private final CompletableFuture<FileChannel> late = new CompletableFuture<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        Path film = folder.resolve("film");
        try (RandomAccessFile file = new RandomAccessFile(film.toFile(), "rw")) {
            file.setLength(SIZE);
        }
        server = vertx.createHttpServer(new HttpServerOptions().setPort(0).setHost("127.0.0.1"))
                .requestHandler(request -> {
                    try {
                        request.response().putHeader("Content-Length", Long.toString(SIZE));
                        FileChannel file = FileChannel.open(film);
                        if (request.path().equals("/gone")) {
                            pumpFor(request, file);
                            return;
                        }
                        DirectPlay.Span span = new DirectPlay.Span(0, SIZE - 1, false);
                        new FilePump(vertx, readers, pieces, request, file, span, new Permissive()).start();
                    } catch (IOException e) {
                        request.response().reset();
                    }
                })
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Begins when its viewer is gone already, as after a wait for the disk. */
    private void pumpFor(HttpServerRequest request, FileChannel file) {
        DirectPlay.Span span = new DirectPlay.Span(0, SIZE - 1, false);
        request.connection().close().onComplete(closed -> {
            new FilePump(vertx, readers, pieces, request, file, span, new Permissive()).start();
            late.complete(file);
        });
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Permissive implements FilePump.Guard {
        private long at;

        @Override
        public Duration delay(long next) {
            at = next;
            return Duration.ZERO;
        }

        @Override
        public boolean admits() {
            return at < last.get();
        }

        @Override
        public void took(long at, int bytes, Duration time) {
            took.addAndGet(bytes);
        }
    }

    /** Asks and then reads nothing. */
    private Socket paused() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.actualPort()));
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Reads to the end, the promised one or an earlier one. */
    private long read() throws IOException {
        try (InputStream in = URI.create("http://127.0.0.1:" + server.actualPort() + "/")
                .toURL()
                .openStream()) {
            long whole = 0;
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                whole += read;
                assertTrue(pieces.lent() <= MOST, pieces.lent() + " pieces in memory");
            }
            return whole;
        }
    }

    @Test
    void viewersWhoPauseNeitherFillTheMemoryNorStopTheOthers() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        for (int n = 0; n < PAUSED; n++) {
            sockets.add(paused());
        }
        while (pieces.lent() < MOST) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertEquals(SIZE, read());
        for (Socket socket : sockets) {
            socket.close();
        }
        while (pieces.lent() > 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Test
    void aNoInTheMiddleBreaksTheAnswerOff() throws Exception {
        last.set(10L << 20);
        assertEquals(10L << 20, read());
        assertTrue(took.get() <= 10L << 20, took.get() + " bytes left");
        assertEquals(0, pieces.lent());
    }

    @Test
    void aViewerWhoIsGoneBeforeItBeginsLeavesNoFileOpen() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.getOutputStream().write("GET /gone HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            FileChannel file = late.get(10, TimeUnit.SECONDS);
            for (int i = 0; i < 100 && (file.isOpen() || pieces.lent() > 0); i++) {
                TimeUnit.MILLISECONDS.sleep(50); // the server hears of the end a moment after the viewer is gone
            }
            assertFalse(file.isOpen());
        }
        assertEquals(0, pieces.lent());
    }

    @Test
    void whatLeavesIsMeasured() throws Exception {
        assertEquals(SIZE, read());
        while (took.get() < SIZE) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}

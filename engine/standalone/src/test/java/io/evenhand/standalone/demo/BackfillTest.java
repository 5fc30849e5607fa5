// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sending goes on where it was cut off, and begins anew where nobody knows how far it came. */
class BackfillTest {
    @TempDir
    Path folder;

    private final List<String> received = new ArrayList<>();
    private HttpServer intake;
    private Path events;
    private Path progress;

    @BeforeEach
    void begin() throws IOException {
        intake = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        intake.createContext("/v1/events", exchange -> {
            String lines = new String(new GZIPInputStream(exchange.getRequestBody()).readAllBytes(), UTF_8);
            received.addAll(lines.lines().toList());
            byte[] answer = ("{\"accepted\":" + lines.lines().count() + "}").getBytes(UTF_8);
            exchange.sendResponseHeaders(202, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        intake.start();
        events = folder.resolve("events.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(events))) {
            out.write("one\ntwo\nthree\n".getBytes(UTF_8));
        }
        progress = folder.resolve("sent");
    }

    @AfterEach
    void end() {
        intake.stop(0);
    }

    @Test
    void whatWasAcknowledgedIsNotSentAgain() throws IOException {
        Files.writeString(progress, "2");
        assertEquals(1, send());
        assertEquals(List.of("three"), received);
        assertEquals(0, send(), "all is sent");
    }

    @Test
    void whatWasHalfWrittenDownIsSentFromTheBeginning() throws IOException {
        Files.writeString(progress, "");
        assertEquals(3, send());
        assertEquals(List.of("one", "two", "three"), received);
        assertEquals("3", Files.readString(progress));
    }

    private long send() throws IOException {
        URI address = URI.create("http://127.0.0.1:" + intake.getAddress().getPort());
        return new Backfill(address, "key").send(events, progress, sent -> {}).accepted();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.standalone.process.Refusal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Sends a file of events to intake as any platform would, and remembers how far it came: a second run goes on where the
 * first was cut off. A chunk that was sent twice does no harm, since a repeated event is the same event.
 */
public final class Backfill {
    private static final int CHUNK_LINES = 5_000;
    private static final int ATTEMPTS = 60;

    /** Intake is busier than it can be and took nothing of this. */
    private static final int TOO_MANY = 429;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI events;
    private final String key;

    /** What intake said of the whole file. */
    public record Receipt(long accepted, long deadLettered) {
        Receipt plus(Receipt other) {
            return new Receipt(accepted + other.accepted, deadLettered + other.deadLettered);
        }
    }

    public Backfill(URI intake, String key) {
        this.events = intake.resolve("/v1/events");
        this.key = key;
    }

    /**
     * Sends every line of the gzipped {@code file} that was not sent before.
     *
     * @param progress the file that remembers how many lines were acknowledged
     * @param acknowledged is told that number after each chunk
     */
    public Receipt send(Path file, Path progress, LongConsumer acknowledged) throws IOException {
        long done = acknowledged(progress);
        Receipt receipt = new Receipt(0, 0);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file), 1 << 16), UTF_8))) {
            for (long i = 0; i < done; i++) {
                if (lines.readLine() == null) {
                    break;
                }
            }
            while (true) {
                Chunk chunk = Chunk.read(lines);
                if (chunk.lines() == 0) {
                    return receipt;
                }
                receipt = receipt.plus(post(chunk));
                done += chunk.lines();
                Files.writeString(progress, Long.toString(done), UTF_8);
                acknowledged.accept(done);
            }
        }
    }

    /** How many lines were acknowledged before; none where that was never, or not wholly, written down. */
    private static long acknowledged(Path progress) throws IOException {
        try {
            return Files.exists(progress)
                    ? Long.parseLong(Files.readString(progress, UTF_8).strip())
                    : 0;
        } catch (NumberFormatException e) {
            // the write was cut off; what is sent again does no harm
            return 0;
        }
    }

    private Receipt post(Chunk chunk) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(events)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(chunk.gzip()))
                .build();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == 202) {
                    JsonNode body = json.readTree(response.body());
                    return new Receipt(
                            body.path("accepted").asLong(),
                            body.path("deadLettered").asLong());
                }
                if (response.statusCode() < 500 && response.statusCode() != TOO_MANY) {
                    throw new Refusal("intake refused the events with status " + response.statusCode());
                }
            } catch (IOException e) {
                // intake is away for a moment; the chunk is sent again
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            pause();
        }
        throw new Refusal("intake did not answer for a minute; its log says why");
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static final class Chunk {
        private final int lines;
        private final byte[] gzip;

        private Chunk(int lines, byte[] gzip) {
            this.lines = lines;
            this.gzip = gzip;
        }

        int lines() {
            return lines;
        }

        byte[] gzip() {
            return gzip;
        }

        static Chunk read(BufferedReader in) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
            int lines = 0;
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                String line;
                while (lines < CHUNK_LINES && (line = in.readLine()) != null) {
                    out.write(line.getBytes(UTF_8));
                    out.write('\n');
                    lines++;
                }
            }
            return new Chunk(lines, bytes.toByteArray());
        }
    }
}

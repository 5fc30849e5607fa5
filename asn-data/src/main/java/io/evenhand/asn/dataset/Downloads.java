// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files over HTTP: goes on where an earlier attempt ended if the file is still the same one, follows redirects by
 * itself and without credentials, and takes nothing but HTTPS except from this machine.
 */
public final class Downloads {
    private static final int ATTEMPTS = 4;
    private static final int REDIRECTS_MAX = 5;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_REFUSED = 416;
    private static final long FILE_BYTES_MAX = 1L << 31;
    private static final int ANSWER_BYTES_MAX = 1 << 24;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final Duration pause;
    private final Duration patience;

    /**
     * @param pause before a second attempt; doubled for every further one
     * @param patience how long a server may take to answer
     */
    public Downloads(Duration pause, Duration patience) {
        this.pause = pause;
        this.patience = patience;
    }

    /** A short answer in JSON. */
    JsonNode json(URI uri, @Nullable String authorization) throws IOException {
        byte[] answer = answer(uri, authorization);
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            // what a network sends that wants a sign-in first
            throw new RefreshFailedException(uri.getHost() + " answered with something that is no JSON", e);
        }
    }

    /** The address that a source states, absolute or relative. */
    static URI address(String stated) throws RefreshFailedException {
        try {
            return new URI(stated);
        } catch (URISyntaxException e) {
            throw new RefreshFailedException("the source states an address that is none", e);
        }
    }

    private byte[] answer(URI uri, @Nullable String authorization) throws IOException {
        try {
            HttpResponse<InputStream> response = get(uri, authorization, 0, null);
            try (InputStream body = response.body()) {
                if (response.statusCode() != OK) {
                    throw refused(uri, response.statusCode());
                }
                return whole(body);
            }
        } catch (RefreshFailedException e) {
            throw e;
        } catch (IOException e) {
            throw new RefreshFailedException(uri.getHost() + " cannot be reached", e);
        }
    }

    /** As much of a body as an answer may have. */
    private byte[] whole(InputStream body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Watch watch = new Watch(body, patience)) {
            byte[] buffer = new byte[1 << 13];
            for (int n = body.read(buffer); n >= 0 && out.size() < ANSWER_BYTES_MAX; n = body.read(buffer)) {
                out.write(buffer, 0, n);
                watch.moved();
            }
        }
        return out.toByteArray();
    }

    /** Fetches the file to {@code target}; what of it is already there from an interrupted attempt is not fetched again. */
    void file(URI uri, @Nullable String authorization, Path target, Progress progress) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Path tag = target.resolveSibling(target.getFileName() + ".etag");
        IOException last = new IOException("no attempt");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                sleep(pause.multipliedBy(1L << (attempt - 1)));
            }
            try {
                attempt(uri, authorization, part, tag, progress);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                Files.deleteIfExists(tag);
                return;
            } catch (RefreshFailedException e) {
                throw e;
            } catch (IOException e) {
                last = e;
            }
        }
        throw new RefreshFailedException(
                "the connection to " + uri.getHost() + " broke " + ATTEMPTS
                        + " times; what arrived is kept, and the next refresh goes on from there",
                last);
    }

    private void attempt(URI uri, @Nullable String authorization, Path part, Path tag, Progress progress)
            throws IOException {
        String known = Files.exists(part) && Files.exists(tag) ? Files.readString(tag, StandardCharsets.UTF_8) : null;
        long have = known == null ? 0 : Files.size(part);
        HttpResponse<InputStream> response = get(uri, authorization, have, known);
        try (InputStream body = response.body()) {
            boolean goesOn = response.statusCode() == PARTIAL && startsAt(response, have);
            if (response.statusCode() == RANGE_REFUSED || (response.statusCode() == PARTIAL && !goesOn)) {
                Files.delete(part);
                throw new IOException("the server does not go on where we are");
            }
            if (response.statusCode() != OK && !goesOn) {
                throw refused(uri, response.statusCode());
            }
            remember(response, tag);
            long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            try (Watch watch = new Watch(body, patience)) {
                append(body, part, goesOn ? have : 0, length, (done, total) -> {
                    watch.moved();
                    progress.bytes(done, total);
                });
            }
        }
    }

    private static void append(InputStream body, Path part, long from, long length, Moved moved) throws IOException {
        StandardOpenOption how = from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        long total = length < 0 ? -1 : from + length;
        long done = from;
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                out.write(buffer, 0, n);
                done += n;
                if (done > FILE_BYTES_MAX) {
                    throw new RefreshFailedException("the file is larger than it may be");
                }
                moved.bytes(done, total);
            }
        }
        if (total >= 0 && done < total) {
            throw new IOException("the connection ended early");
        }
    }

    /** Is told that more has arrived. */
    private interface Moved {
        void bytes(long done, long total);
    }

    /** Ends a transfer in which nothing arrives any more: a client has no patience of its own for bodies. */
    private static final class Watch implements AutoCloseable {
        private final Thread thread;
        private volatile long movedAt = System.nanoTime();

        Watch(InputStream body, Duration patience) {
            thread = new Thread(() -> watch(body, patience), "download-watch");
            thread.setDaemon(true);
            thread.start();
        }

        void moved() {
            movedAt = System.nanoTime();
        }

        private void watch(InputStream body, Duration patience) {
            try {
                while (System.nanoTime() - movedAt < patience.toNanos()) {
                    Thread.sleep(Math.max(1, patience.toMillis() / 4));
                }
                body.close();
            } catch (InterruptedException | IOException e) {
                // the transfer is over, or closing says what reading will say
            }
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    private static void remember(HttpResponse<?> response, Path tag) throws IOException {
        String etag = response.headers().firstValue("ETag").orElse("");
        // a weak tag does not promise the same bytes
        if (etag.isEmpty() || etag.startsWith("W/")) {
            Files.deleteIfExists(tag);
        } else {
            Files.writeString(tag, etag, StandardCharsets.UTF_8);
        }
    }

    private static boolean startsAt(HttpResponse<?> response, long have) {
        return response.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + have + "-");
    }

    private HttpResponse<InputStream> get(URI first, @Nullable String authorization, long have, @Nullable String tag)
            throws IOException {
        URI uri = first;
        for (int hops = 0; hops <= REDIRECTS_MAX; hops++) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(checked(uri)).timeout(patience).header("User-Agent", "evenhand");
            if (authorization != null && hops == 0) {
                request.header("Authorization", authorization);
            }
            if (have > 0 && tag != null) {
                request.header("Range", "bytes=" + have + "-").header("If-Range", tag);
            }
            HttpResponse<InputStream> response = send(request.build());
            if (!REDIRECTS.contains(response.statusCode())) {
                return response;
            }
            response.body().close();
            String location = response.headers().firstValue("Location").orElse("");
            if (location.isEmpty()) {
                throw refused(uri, response.statusCode());
            }
            uri = uri.resolve(address(location));
        }
        throw new RefreshFailedException(first.getHost() + " sends us from one address to the next without end");
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefreshFailedException("the refresh was interrupted", e);
        }
    }

    private static URI checked(URI uri) throws RefreshFailedException {
        if (uri.getHost() == null) {
            throw new RefreshFailedException("the source states an address that names no host");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean near = scheme.equals("http") && THIS_MACHINE.contains(uri.getHost());
        if (!scheme.equals("https") && !near) {
            throw new RefreshFailedException(uri.getHost() + " is not asked without encryption");
        }
        return uri;
    }

    private static RefreshFailedException refused(URI uri, int status) {
        String meaning =
                switch (status) {
                    case 401, 403 -> " (are the account and the key right?)";
                    case 404 -> " (there is no such file)";
                    case 429 -> " (too many downloads today)";
                    default -> "";
                };
        return new RefreshFailedException(uri.getHost() + " answered " + status + meaning);
    }

    private static void sleep(Duration pause) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefreshFailedException("the refresh was interrupted", e);
        }
    }
}

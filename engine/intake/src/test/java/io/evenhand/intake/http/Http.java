// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A caller of the intake program. */
final class Http {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    Http(int port) {
        this.port = port;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String type, String body, String... headers)
            throws IOException, InterruptedException {
        return post(path, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> post(String path, String type, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return post(path, type, BodyPublishers.ofByteArray(body), headers);
    }

    /** A body whose length the server learns only by reading it. */
    HttpResponse<String> postChunked(String path, String type, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return post(path, type, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), headers);
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).header("Content-Type", type).POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.standalone.process.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody in a story, with the credentials they have and no other way in than everybody's. */
final class Actor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String who;
    private final URI address;
    private final @Nullable String authorization;

    private Actor(String who, URI address, @Nullable String authorization) {
        this.who = who;
        this.address = address;
        this.authorization = authorization;
    }

    static Actor operator(URI casework, String token) {
        return new Actor("the platform", casework, "Bearer " + token);
    }

    /** @param line name, role and password, as the installation's staff file has them */
    static Actor staff(URI casework, String[] line) {
        String pair = Base64.getEncoder().encodeToString((line[0] + ":" + line[2]).getBytes(UTF_8));
        return new Actor(line[0] + " (" + line[1].replace('_', ' ') + ")", casework, "Basic " + pair);
    }

    /** Somebody with nothing but a link. */
    static Actor holder(URI address) {
        return new Actor("the account holder", address, null);
    }

    /** How the story calls them. */
    String who() {
        return who;
    }

    JsonNode get(String path) {
        return tree(send(request(path).GET()));
    }

    /** A page or a text as it is. */
    String text(String path) {
        return new String(send(request(path).GET()), UTF_8);
    }

    byte[] file(String path) {
        return send(request(path).GET());
    }

    JsonNode post(String path, Map<String, ?> fields) {
        try {
            return tree(send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(fields)))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private byte[] send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                JsonNode problem = tree(answer.body());
                throw new Refusal("the story stops: " + who + " was refused at "
                        + withoutToken(request.uri().getPath())
                        + " (" + answer.statusCode() + " "
                        + problem.path("title").asText() + ": "
                        + problem.path("detail").asText() + ")");
            }
            return answer.body();
        } catch (IOException e) {
            throw new Refusal("nobody answers at " + address + "; see './evenhand status'");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    private static String withoutToken(String path) {
        return path.replaceFirst("^/n/[^/]+", "/n/...");
    }

    private static JsonNode tree(byte[] body) {
        try {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Somebody who comes by a command: as the operator, as a member of staff, with a token, or as nobody. */
final class Program {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Running at;
    private final @Nullable String authorization;

    private Program(Running at, @Nullable String authorization) {
        this.at = at;
        this.authorization = authorization;
    }

    static Program operator(Running at) {
        return new Program(at, "Bearer " + Running.TOKEN);
    }

    static Program nobody(Running at) {
        return new Program(at, null);
    }

    static Program with(Running at, String token) {
        return new Program(at, "Bearer " + token);
    }

    static Program staff(Running at, String name) {
        String password = Running.STAFF
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
        return new Program(at, "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8)));
    }

    HttpResponse<String> get(String path) {
        return send(path, HttpRequest.newBuilder(at.at(path)).GET());
    }

    HttpResponse<String> post(String path, String body) {
        return send(path, HttpRequest.newBuilder(at.at(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** What is answered when it is done. */
    JsonNode done(String path, String body) {
        return json(path, post(path, body));
    }

    JsonNode read(String path) {
        return json(path, get(path));
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request) {
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> answer = new Visitor(at).send(request);
        if (answer.statusCode() >= 400) {
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse(""),
                    path);
        }
        return answer;
    }

    private static JsonNode json(String path, HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), path + " " + answer.body());
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

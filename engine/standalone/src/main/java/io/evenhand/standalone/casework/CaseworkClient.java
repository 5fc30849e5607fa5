// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.standalone.process.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The casework program's interface for programs; what it refuses is one sentence. */
public final class CaseworkClient {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_PATIENCE = Duration.ofSeconds(20);
    private static final int PROBLEM_BYTES_MAX = 8_192;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI address;
    private final String authorization;

    private final @Nullable String code;

    private CaseworkClient(URI address, String authorization, @Nullable String code) {
        this.address = address;
        this.authorization = authorization;
        this.code = code;
    }

    /** As the operator: reads and tests. */
    public static CaseworkClient asOperator(URI casework, String token) {
        return new CaseworkClient(casework, "Bearer " + token, null);
    }

    /** As a member of staff without a second factor: what needs a person. */
    public static CaseworkClient as(URI casework, String name, String password) {
        return as(casework, name, password, null);
    }

    /**
     * As a member of staff: what needs a person.
     *
     * @param code what their app shows, or null if they have no second factor
     */
    public static CaseworkClient as(URI casework, String name, String password, @Nullable String code) {
        String pair = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
        return new CaseworkClient(casework, "Basic " + pair, code);
    }

    public JsonNode get(String path) {
        return read(rules(path).GET());
    }

    /** Reads at an address outside the rules. */
    public JsonNode look(String path) {
        return read(request(path).timeout(LOOK_PATIENCE).GET());
    }

    /** Sends an object with these fields; null ones are left out. */
    public JsonNode post(String path, Map<String, ?> fields) {
        return read(object(rules(path), fields));
    }

    /** Sends a text as it is. */
    public JsonNode post(String path, String text) {
        return read(rules(path).POST(HttpRequest.BodyPublishers.ofString(text, UTF_8)));
    }

    /** Sends an object to an address outside the rules and returns the answer as it is. */
    public byte[] ask(String path, Map<String, ?> fields) {
        HttpResponse<byte[]> response = send(object(request(path), fields), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != OK) {
            throw refusal(response.statusCode(), new String(response.body(), UTF_8));
        }
        return response.body();
    }

    /** Opens an answer that may be long, at an address outside the rules; the caller closes it. */
    public InputStream stream(String path) {
        HttpResponse<InputStream> response = send(request(path), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() == OK) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw refusal(response.statusCode(), new String(body.readNBytes(PROBLEM_BYTES_MAX), UTF_8));
        } catch (IOException e) {
            throw refusal(response.statusCode(), "");
        }
    }

    private JsonNode read(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        if (response.statusCode() != OK) {
            throw refusal(response.statusCode(), response.body());
        }
        return parse(response.body());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new Refusal("casework does not answer at " + address + "; is it running?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    private HttpRequest.Builder rules(String path) {
        return request("/api/v1/rules" + path);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).header("Authorization", authorization);
        return code == null ? request : request.header("Evenhand-Code", code);
    }

    private HttpRequest.Builder object(HttpRequest.Builder request, Map<String, ?> fields) {
        try {
            return request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(fields)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What casework refuses, in its own words. */
    private Refusal refusal(int status, String body) {
        JsonNode problem = parse(body);
        String title = problem.path("title").asText("casework answered " + status);
        String detail = problem.path("detail").asText("");
        return new Refusal("not done: " + title + (detail.isEmpty() ? "" : "\n  " + detail.replace("\n", "\n  ")));
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }
}

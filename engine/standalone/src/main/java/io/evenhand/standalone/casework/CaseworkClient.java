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

/** The casework program's interface for programs; what it refuses is one sentence. */
public final class CaseworkClient {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI address;
    private final String authorization;

    private CaseworkClient(URI address, String authorization) {
        this.address = address;
        this.authorization = authorization;
    }

    /** As the operator: reads and tests. */
    public static CaseworkClient asOperator(URI casework, String token) {
        return new CaseworkClient(casework, "Bearer " + token);
    }

    /** As a member of staff: what needs a person. */
    public static CaseworkClient as(URI casework, String name, String password) {
        String pair = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
        return new CaseworkClient(casework, "Basic " + pair);
    }

    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** Sends an object with these fields; null ones are left out. */
    public JsonNode post(String path, Map<String, ?> fields) {
        try {
            byte[] body = json.writeValueAsBytes(fields);
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Sends a text as it is. */
    public JsonNode post(String path, String text) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(text, UTF_8)));
    }

    /** Sends an object to an address outside the rules and returns the answer as it is. */
    public byte[] ask(String path, Map<String, ?> fields) {
        try {
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(address.resolve(path))
                            .timeout(PATIENCE)
                            .header("Authorization", authorization)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(fields)))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                JsonNode problem = parse(new String(response.body(), UTF_8));
                String detail = problem.path("detail").asText("");
                throw new Refusal("not done: "
                        + problem.path("title").asText("casework answered " + response.statusCode())
                        + (detail.isEmpty() ? "" : ": " + detail));
            }
            return response.body();
        } catch (IOException e) {
            throw new Refusal("casework does not answer at " + address + "; is it running?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    /** Opens an answer that may be long, at an address outside the rules; the caller closes it. */
    public InputStream stream(String path) {
        try {
            HttpResponse<InputStream> response = http.send(
                    HttpRequest.newBuilder(address.resolve(path))
                            .timeout(PATIENCE)
                            .header("Authorization", authorization)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) {
                return response.body();
            }
            response.body().close();
            throw new Refusal("not done: casework answered " + response.statusCode());
        } catch (IOException e) {
            throw new Refusal("casework does not answer at " + address + "; is it running?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve("/api/v1/rules" + path))
                .timeout(PATIENCE)
                .header("Authorization", authorization);
    }

    private JsonNode send(HttpRequest.Builder request) {
        HttpResponse<String> response;
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new Refusal("casework does not answer at " + address + "; is it running?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
        JsonNode answer = parse(response.body());
        if (response.statusCode() == 200) {
            return answer;
        }
        String title = answer.path("title").asText("casework answered " + response.statusCode());
        String detail = answer.path("detail").asText("");
        throw new Refusal("not done: " + title + (detail.isEmpty() ? "" : "\n  " + detail.replace("\n", "\n  ")));
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }
}

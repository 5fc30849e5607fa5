// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.standalone.process.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks casework, as an operator, how things stand. */
public final class Overview {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI address;
    private final String token;

    public Overview(URI casework, String token) {
        this.address = casework.resolve("/api/v1/overview");
        this.token = token;
    }

    /** How things stand, or empty while casework cannot say. */
    public Optional<JsonNode> look() {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(20))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(json.readTree(response.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** How things stand, as soon as casework can say. */
    public JsonNode await() throws InterruptedException {
        for (int attempt = 0; attempt < 120; attempt++) {
            Optional<JsonNode> overview = look();
            if (overview.isPresent()) {
                return overview.get();
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new Refusal("casework does not answer; its log says why");
    }

    /** How many assessments casework has yet to handle; -1 while it cannot say. */
    public long lag() {
        return look().map(overview -> overview.path("consumerLag").asLong(-1)).orElse(-1L);
    }
}

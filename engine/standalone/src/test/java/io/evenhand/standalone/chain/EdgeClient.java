// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Somebody who asks an edge, as a platform does before it lets an owner invite. */
final class EdgeClient {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI evaluation;

    EdgeClient(URI edge) {
        this.evaluation = edge.resolve("/access/v1/evaluation");
    }

    boolean mayInvite(String account) throws IOException, InterruptedException {
        return ask(account, "invite").path("decision").asBoolean();
    }

    JsonNode ask(String account, String action) throws IOException, InterruptedException {
        String question = """
                {"subject":{"type":"account","id":"%s"},"action":{"name":"%s"},
                 "resource":{"type":"server","id":"any"}}""".formatted(account, action);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(evaluation)
                        .timeout(Duration.ofSeconds(5))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(question))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the edge answered " + answer.statusCode());
        }
        return json.readTree(answer.body());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether owners may invite, asked of one edge about many at once, as a platform does. */
final class EdgeQuestion {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> accounts;
    private final HttpRequest request;

    EdgeQuestion(URI edge, List<String> accounts) {
        this.accounts = List.copyOf(accounts);
        String subjects = accounts.stream()
                .map(account -> "{\"subject\":{\"type\":\"account\",\"id\":\"" + account + "\"}}")
                .collect(Collectors.joining(","));
        request = HttpRequest.newBuilder(edge.resolve("/access/v1/evaluations"))
                .timeout(Duration.ofSeconds(1))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":{\"name\":\"invite\"},\"resource\":"
                        + "{\"type\":\"server\",\"id\":\"any\"},\"evaluations\":[" + subjects + "]}"))
                .build();
    }

    /** The answer about each account; an exception if the edge gives none. */
    Map<String, Boolean> ask() throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode each = json.readTree(answer.body()).path("evaluations");
        if (answer.statusCode() != 200 || each.size() != accounts.size()) {
            throw new IOException("the edge answered " + answer.statusCode());
        }
        Map<String, Boolean> answers = new TreeMap<>();
        for (int i = 0; i < accounts.size(); i++) {
            answers.put(accounts.get(i), each.get(i).path("decision").asBoolean());
        }
        return answers;
    }
}

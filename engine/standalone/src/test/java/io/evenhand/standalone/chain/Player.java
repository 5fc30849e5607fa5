// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Somebody who watches through an edge: opens a session, follows the playlists, fetches a segment. */
final class Player {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI edge;
    private URI master = URI.create("");

    Player(URI edge) {
        this.edge = edge;
    }

    /** Whether the edge opened a session. */
    boolean open(String account, String server, String viewer) throws IOException, InterruptedException {
        String wanted = "{\"account\":\"%s\",\"server\":\"%s\",\"viewer\":\"%s\",\"home\":false}"
                .formatted(account, server, viewer);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(edge.resolve("/sessions"))
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(wanted))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            return false;
        }
        master = edge.resolve(
                new ObjectMapper().readTree(answer.body()).path("master").asText());
        return true;
    }

    /** Whether a segment of the first rendition comes, and is video. */
    boolean playsASegment() throws IOException, InterruptedException {
        URI rendition = master.resolve(firstAddress(text(master)));
        URI segment = rendition.resolve(firstAddress(text(rendition)));
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(segment).timeout(Duration.ofSeconds(60)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return answer.statusCode() == 200 && answer.body().length > 10_000 && answer.body()[0] == 0x47;
    }

    private String text(URI address) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(address)
                                .timeout(Duration.ofSeconds(60))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String firstAddress(String playlist) {
        return playlist.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("an empty playlist: " + playlist));
    }
}

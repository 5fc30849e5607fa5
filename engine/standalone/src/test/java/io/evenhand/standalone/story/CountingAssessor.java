// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.standalone.casework.ScoredAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * An assessor that only counts, and therefore errs: whoever ended many shares looks to it as if they sold.
 *
 * <p>It takes a second for what the job takes many for, and hits innocents, so that there is something to count.
 */
final class CountingAssessor implements Assessor {
    private static final int ENDED = 8;
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

    /** Whom it spoke of, in all files. */
    private final Set<String> accused = new TreeSet<>();

    @Override
    public Path assess(Path events, Path out) throws IOException {
        Map<String, Integer> ended = new TreeMap<>();
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(events)), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode event = json.readTree(line);
                if (event.path("type").asText().equals("share.revoked")) {
                    ended.merge(event.path("account").asText(), 1, Integer::sum);
                }
            }
        }
        List<String> these = ended.entrySet().stream()
                .filter(entry -> entry.getValue() >= ENDED)
                .map(Map.Entry::getKey)
                .toList();
        accused.addAll(these);
        return Files.write(
                out.resolve("assessments.ndjson"),
                these.stream()
                        .map(account -> ContractJson.text(ScoredAccount.of(account, 22, 16, AS_OF)))
                        .toList());
    }

    Set<String> accused() {
        return Set.copyOf(accused);
    }
}

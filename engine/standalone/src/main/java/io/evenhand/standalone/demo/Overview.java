// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.standalone.casework.CaseworkClient;
import io.evenhand.standalone.process.Refusal;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks casework, as an operator, how things stand. */
public final class Overview {
    private final CaseworkClient casework;

    public Overview(URI casework, String token) {
        this.casework = CaseworkClient.asOperator(casework, token);
    }

    /** How things stand, or empty while casework cannot say. */
    public Optional<JsonNode> look() {
        try {
            return Optional.of(casework.look("/api/v1/overview"));
        } catch (Refusal e) {
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

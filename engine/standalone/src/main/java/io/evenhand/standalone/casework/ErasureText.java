// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.standalone.process.Refusal;

/** A receipt of an erasure as lines of text. */
public final class ErasureText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ErasureText() {}

    public static String of(String answer) {
        JsonNode receipt;
        try {
            receipt = JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new Refusal("casework's answer is not understood");
        }
        StringBuilder text = new StringBuilder("receipt ");
        text.append(receipt.path("receipt").asText()).append('\n');
        for (JsonNode step : receipt.path("steps")) {
            text.append(step.path("clean").asBoolean() ? "  clean   " : "  waits   ");
            text.append(step.path("place").asText()).append(": ");
            text.append(step.path("words").asText());
            String until = step.path("until").asText("");
            text.append(until.isEmpty() ? "" : " (" + until + ")").append('\n');
        }
        for (JsonNode hold : receipt.path("holds")) {
            text.append("  hold    ").append(hold.path("reason").asText());
            String words = hold.path("words").asText("");
            text.append(words.isEmpty() ? "" : " " + words).append(" until ");
            text.append(hold.path("until").asText("it is over")).append('\n');
        }
        String done = receipt.path("doneAt").asText("");
        text.append(done.isEmpty() ? "not done yet\n" : "done at " + done + "\n");
        return text.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.casework;

import com.fasterxml.jackson.databind.JsonNode;

/** What casework says about its feed, for a terminal. */
public final class FeedText {
    private FeedText() {}

    /** The newest revision, and what keeps edges there. */
    public static String status(JsonNode feed) {
        StringBuilder text =
                new StringBuilder("newest revision " + feed.path("rev").asLong() + "\n");
        JsonNode pin = feed.path("pinned");
        if (pin.isObject()) {
            text.append("pinned since ")
                    .append(pin.path("at").asText())
                    .append(" until ")
                    .append(pin.path("until").asText())
                    .append(" by ")
                    .append(pin.path("by").asText())
                    .append(": ")
                    .append(pin.path("reason").asText())
                    .append("\nwaiting: ")
                    .append(pin.path("restricting").asInt())
                    .append(" that restrict, ")
                    .append(pin.path("relieving").asInt())
                    .append(" that relieve\nto go on: ./evenhand feed release --as NAME --reason TEXT\n");
        } else {
            text.append("not pinned\n");
        }
        return text.toString();
    }
}

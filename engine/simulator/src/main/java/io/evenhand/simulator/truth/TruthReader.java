// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenhand.contract.event.WireName;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what any generator says of an account: lenient, because generators differ in how much they say. */
final class TruthReader {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Strategies whose conduct is a community's; where a generator says nothing about identifiability. */
    private static final Set<String> LIKE_A_COMMUNITY = Set.of("R6", "R9", "R10");

    /** How a reseller sells of whom the generator does not say it. */
    private static final String UNKNOWN = "unknown";

    private TruthReader() {}

    static Truth read(String line) throws IOException {
        JsonNode json = MAPPER.readTree(line);
        String account = text(json, "account");
        String wire = text(json, "class");
        TruthClass kind = wire == null ? null : WireName.find(TruthClass.class, wire);
        if (account == null || kind == null) {
            throw new IOException("a line of truth has no account or no class");
        }
        boolean sells = kind == TruthClass.RESELLER;
        String strategy = or(text(json, "strategy"), UNKNOWN);
        return new Truth(
                account,
                kind,
                or(text(json, "archetype"), sells ? "seller" : UNKNOWN),
                sells ? strategy : null,
                text(json, "operator"),
                json.path("identifiable").asBoolean(sells && !LIKE_A_COMMUNITY.contains(strategy)),
                json.path("hosted").asBoolean(false),
                json.path("externalViewersPeak").asInt(0),
                json.path("concurrencyPeak").asInt(0),
                json.path("payingViewersPeak").asInt(0),
                or(text(json, "world"), ""),
                instant(json, "firstShareAt"),
                instant(json, "firstPaidAt"),
                text(json, "plan"),
                json.path("pricePerMonth").asDouble(0),
                json.path("linked").asBoolean(false),
                json.path("cgnat").asBoolean(false),
                json.path("vpn").asBoolean(false),
                text(json, "country"));
    }

    private static @Nullable String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static @Nullable Instant instant(JsonNode json, String field) throws IOException {
        JsonNode value = json.path(field);
        try {
            if (value.isIntegralNumber()) {
                return Instant.ofEpochMilli(value.asLong());
            }
            return value.isTextual() ? Instant.parse(value.asText()) : null;
        } catch (DateTimeException e) {
            throw new IOException("a line of truth has a malformed " + field, e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.asn.table.MalformedDatasetException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Manifests as files. */
final class ManifestJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestJson() {}

    static byte[] bytes(Manifest manifest) {
        ObjectNode out = JSON.createObjectNode()
                .put("version", manifest.version())
                .put("source", manifest.source())
                .put("url", manifest.url())
                .put("fetchedAt", manifest.fetchedAt().toString())
                .put("integrity", manifest.integrity())
                .put("sha256", manifest.sha256())
                .put("rows", manifest.rows())
                .put("asns", manifest.asns())
                .put("v4Addresses", manifest.v4Addresses())
                .put("v6Networks", manifest.v6Networks().toString())
                .put("previous", manifest.previous());
        ObjectNode licence = out.putObject("licence")
                .put("name", manifest.licence().name())
                .put("attribution", manifest.licence().attribution())
                .put("attributionLink", manifest.licence().attributionLink());
        Duration longest = manifest.licence().longest();
        licence.put("days", longest == null ? null : longest.toDays());
        ObjectNode leftOut = out.putObject("leftOut");
        manifest.leftOut().forEach((fault, count) -> leftOut.put(fault.name(), count));
        Manifest.Change change = manifest.change();
        if (change != null) {
            out.putObject("diffToPrevious")
                    .put("rows", change.rows())
                    .put("asns", change.asns())
                    .put("v4Addresses", change.v4Addresses());
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is plain data", e);
        }
    }

    static Manifest read(Path file) throws IOException {
        try {
            return manifest(JSON.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new MalformedDatasetException(file + " is not the manifest of a dataset", e);
        }
    }

    private static Manifest manifest(JsonNode in) {
        JsonNode change = in.path("diffToPrevious");
        Map<Fault, Integer> leftOut = new EnumMap<>(Fault.class);
        in.path("leftOut")
                .properties()
                .forEach(entry -> leftOut.put(
                        Fault.valueOf(entry.getKey()), entry.getValue().asInt()));
        return new Manifest(
                needed(in, "version"),
                needed(in, "source"),
                needed(in, "url"),
                licence(in.path("licence")),
                Instant.parse(needed(in, "fetchedAt")),
                needed(in, "integrity"),
                needed(in, "sha256"),
                in.path("rows").asInt(),
                in.path("asns").asInt(),
                in.path("v4Addresses").asLong(),
                new BigInteger(needed(in, "v6Networks")),
                leftOut,
                optional(in, "previous"),
                change.isObject()
                        ? new Manifest.Change(
                                change.path("rows").asInt(),
                                change.path("asns").asInt(),
                                change.path("v4Addresses").asLong())
                        : null);
    }

    private static Licence licence(JsonNode in) {
        return new Licence(
                needed(in, "name"),
                needed(in, "attribution"),
                optional(in, "attributionLink"),
                in.path("days").isNumber() ? Duration.ofDays(in.path("days").asLong()) : null);
    }

    private static String needed(JsonNode in, String field) {
        String text = optional(in, field);
        if (text == null) {
            throw new IllegalArgumentException("there is no " + field);
        }
        return text;
    }

    private static @Nullable String optional(JsonNode in, String field) {
        JsonNode found = in.path(field);
        return found.isTextual() ? found.asText() : null;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Other people's libraries with their licences, out of the programs' bills of materials (CycloneDX). */
final class Bill {
    private static final String OURS = "io.evenhand";

    private final Map<String, TreeSet<String>> licences = new TreeMap<>();

    /** @param file one program's bill of materials */
    void add(Path file) throws IOException {
        for (JsonNode each : new ObjectMapper().readTree(file.toFile()).path("components")) {
            String group = each.path("group").asText();
            if (!group.equals(OURS)) {
                TreeSet<String> names = licences.computeIfAbsent(
                        group + ":" + each.path("name").asText() + " "
                                + each.path("version").asText(),
                        any -> new TreeSet<>());
                each.path("licenses").forEach(licence -> names.add(name(licence)));
            }
        }
    }

    private static String name(JsonNode licence) {
        JsonNode told = licence.path("license");
        return told.hasNonNull("id")
                ? told.path("id").asText()
                : told.path("name").asText(licence.path("expression").asText());
    }

    /** One line a library. */
    String text() {
        StringBuilder text = new StringBuilder("""
                # Libraries of others in this archive

                Each is unchanged and comes under its own licence; details are in `sbom/` (CycloneDX).

                | library | licence |
                |---|---|
                """);
        licences.forEach((library, names) -> text.append("| ")
                .append(library)
                .append(" | ")
                .append(String.join(" or ", names))
                .append(" |\n"));
        return text.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every library that a program starts with is in its bill of materials (CycloneDX), under a licence that Apache-2.0 goes
 * with, and in a version without a hole that we know of.
 */
class LibrariesAreAllowedIT {
    private static final Path ROOT = Path.of(System.getProperty("evenhand.root"));

    /** One of a library's licences is enough: who offers two leaves the choice. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "0BSD",
            "CC0-1.0",
            "EPL-2.0",
            "Unicode-3.0",
            // as their authors call the three clauses, and MIT
            "BSD licence",
            "Go License",
            "Bouncy Castle Licence");

    @ParameterizedTest
    @ValueSource(strings = {"engine/intake", "engine/scoring", "appeals-ui", "streaming-edge", "engine/standalone"})
    void everyLibraryIsListedUnderAnAllowedLicence(String module) throws IOException {
        Path target = ROOT.resolve(module).resolve("target");
        Set<String> listed = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        for (JsonNode component : components(module)) {
            listed.add(component.get("name").asText() + "-"
                    + component.get("version").asText());
            if (!component.get("group").asText().equals("io.evenhand")
                    && names(component).noneMatch(ALLOWED::contains)) {
                refused.add(
                        component.get("purl").asText() + " " + names(component).toList());
            }
        }
        assertEquals(Set.of(), refused);
        assertTrue(listed.size() > 20, () -> "libraries: " + listed.size());
        String started = Files.readString(target.resolve("runtime-classpath"));
        List<String> unlisted = Stream.of(started.strip().split(System.getProperty("path.separator"), -1))
                .map(jar -> Path.of(jar).getFileName().toString())
                .filter(jar -> !jar.startsWith("evenhand-"))
                .filter(jar -> listed.stream().noneMatch(jar::startsWith))
                .toList();
        assertEquals(List.of(), unlisted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine/intake", "engine/scoring", "appeals-ui", "streaming-edge", "engine/standalone"})
    void noLibraryHasAHoleThatIsKnown(String module) throws IOException {
        List<Hole> known = Hole.known();
        Set<String> found = new TreeSet<>();
        for (JsonNode component : components(module)) {
            String library = component.get("group").asText() + ":"
                    + component.get("name").asText();
            String version = component.get("version").asText();
            for (Hole hole : known) {
                if (hole.library().equals(library) && hole.isIn(version)) {
                    found.add(library + " " + version + ": " + hole.advisory() + ", safe from " + hole.safeFrom());
                }
            }
        }
        assertEquals(Set.of(), found);
    }

    @ParameterizedTest
    @CsvSource({"4.2.17.Final,true", "4.2.18.Final,false", "4.10.0,false", "4.2,true", "5,false", "4.2.18-rc1,false"})
    void versionsAreComparedByTheirNumbers(String version, boolean bad) {
        assertEquals(bad, new Hole("library", "4.2.18", "advisory").isIn(version));
    }

    /** Below which version a library has a hole; {@code none} where no version of that name is safe. */
    private record Hole(String library, String safeFrom, String advisory) {
        static List<Hole> known() throws IOException {
            try (InputStream in = LibrariesAreAllowedIT.class.getResourceAsStream("known-holes.tsv")) {
                return new String(in.readAllBytes(), UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t"))
                        .map(words -> new Hole(words[0], words[1], words[2]))
                        .toList();
            }
        }

        boolean isIn(String version) {
            return safeFrom.equals("none") || Arrays.compare(numbers(version), numbers(safeFrom)) < 0;
        }

        private static int[] numbers(String version) {
            return Stream.of(version.split("[.-]"))
                    .takeWhile(word -> word.chars().allMatch(Character::isDigit))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
    }

    private static JsonNode components(String module) throws IOException {
        Path bill = ROOT.resolve(module).resolve("target").resolve("bom.json");
        return new ObjectMapper().readTree(bill.toFile()).get("components");
    }

    private static Stream<String> names(JsonNode component) {
        return StreamSupport.stream(component.path("licenses").spliterator(), false)
                .flatMap(each -> Stream.of(
                        each.path("license").path("id").asText(),
                        each.path("license").path("name").asText(),
                        each.path("expression").asText()))
                .filter(name -> !name.isEmpty());
    }
}

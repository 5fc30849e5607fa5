// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The rule files of this module, and small ones made for a test. */
final class BuiltInText {
    static final Path MODULE = Path.of(System.getProperty("evenhand.root"), "rules");

    private BuiltInText() {}

    static List<Path> files() throws IOException {
        try (Stream<Path> listing = Files.list(MODULE.resolve("ruleset"))) {
            return listing.filter(path -> path.toString().matches(".*\\.(drl|csv|txt)"))
                    .sorted()
                    .toList();
        }
    }

    static void copyTo(Path folder) throws IOException {
        for (Path file : files()) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    /** Adds a rule in a file of its own, and its sentences to those of the folder. */
    static void add(Path folder, String file, String name, String text) throws IOException {
        write(folder, file, text);
        for (String language : List.of("en", "fr", "de")) {
            Files.writeString(
                    folder.resolve("says." + language + ".txt"),
                    name + ": Something is so.\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    static String spec() throws IOException {
        return Files.readString(MODULE.resolve("examples/built-in.yaml"), StandardCharsets.UTF_8);
    }

    static String rule(String name, String annotation, String condition, String verb) {
        return """
                package evenhand.ruleset
                import io.evenhand.rules.fact.CaseFact
                import io.evenhand.rules.fact.Proposals
                global Proposals proposals
                rule "%s" %s @owner("desk") @clause("1.2")
                when
                    %s
                then
                    proposals.%s();
                end
                """.formatted(name, annotation, condition, verb);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The rule files of this module, and small ones made for a test. */
final class BuiltInText {
    static final Path MODULE = Path.of(System.getProperty("evenhand.root"), "rules");

    private BuiltInText() {}

    static List<Path> files() throws IOException {
        try (Stream<Path> listing = Files.list(MODULE.resolve("ruleset"))) {
            return listing.filter(path -> path.toString().endsWith(".drl"))
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

    static String rule(String name, String annotation, String condition, String verb) {
        return """
                package evenhand.ruleset
                import io.evenhand.rules.fact.CaseFact
                import io.evenhand.rules.fact.Proposals
                global Proposals proposals
                rule "%s" %s
                when
                    %s
                then
                    proposals.%s();
                end
                """.formatted(name, annotation, condition, verb);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests that a document names, laws that it lists and files that it leads to are there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsTellWhatIsThereTest {
    private static final Path ROOT = Path.of(System.getProperty("evenhand.root"));
    private static final Pattern TEST = Pattern.compile("`([A-Z][a-z]\\w*(?:Test|IT))`");
    private static final Pattern FILE =
            Pattern.compile("`((?:[\\w.-]+/)+[\\w.-]+\\.(?:java|md|yaml|yml|json|tsv|csv))`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern LAW = Pattern.compile("(?m)^\\| (?:(\\d+) \\| )?([A-Z][a-z]\\w+(?:, [A-Z]\\w+)*) \\|");

    private List<Path> documents = List.of();
    private Set<String> classes = Set.of();

    @BeforeAll
    void look() throws IOException {
        documents = files(".md").stream()
                .filter(file -> !file.endsWith("CHANGELOG.md"))
                .toList();
        classes = files(".java").stream()
                .filter(file -> file.toString().contains("/src/test/java/"))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        assertTrue(documents.size() > 20 && classes.size() > 300, documents.size() + ", " + classes.size());
    }

    @Test
    void everyTestThatADocumentNamesExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path document : documents) {
            Matcher named = TEST.matcher(Files.readString(document));
            while (named.find()) {
                if (!classes.contains(named.group(1))) {
                    missing.add(ROOT.relativize(document) + ": " + named.group(1));
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    /** The nineteen are all there, and the name of each law, and of what came later, is the name of a test. */
    @Test
    void everyLawHasATestOfItsName() throws IOException {
        Matcher rows = LAW.matcher(Files.readString(ROOT.resolve("docs/invariants.md")));
        Set<Integer> numbers = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        while (rows.find()) {
            if (rows.group(1) != null) {
                numbers.add(Integer.valueOf(rows.group(1)));
            }
            for (String law : rows.group(2).split(", ", -1)) {
                String name = law.strip();
                if (!classes.contains(name + "Test") && !classes.contains(name + "IT")) {
                    missing.add(name);
                }
            }
        }
        assertEquals(Set.of(), missing);
        assertEquals(19, numbers.size(), numbers::toString);
        assertEquals(190, numbers.stream().mapToInt(Integer::intValue).sum(), numbers::toString);
    }

    @Test
    void everyFileThatADocumentLeadsToIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path document : documents) {
            String text = Files.readString(document);
            Matcher links = LINK.matcher(text);
            while (links.find()) {
                String to = links.group(1);
                if (!to.contains("://") && !to.startsWith("mailto:") && !isThere(document, to)) {
                    missing.add(ROOT.relativize(document) + ": " + to);
                }
            }
            Matcher names = FILE.matcher(text);
            while (names.find()) {
                String name = names.group(1);
                if (!name.startsWith("var/") && !name.contains("target/") && !isThere(document, name)) {
                    missing.add(ROOT.relativize(document) + ": " + name);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    private static boolean isThere(Path document, String name) {
        Path beside = document.getParent().resolve(name).normalize();
        return Files.exists(beside) || Files.exists(ROOT.resolve(name));
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }
}

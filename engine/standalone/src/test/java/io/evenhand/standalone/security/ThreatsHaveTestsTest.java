// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every threat of {@code docs/threat-model.md} has a control, and a test that exists. */
class ThreatsHaveTestsTest {
    private static final Path ROOT = Path.of(System.getProperty("evenhand.root"));
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))`");
    private static final int CELLS = 6;

    @Test
    void everyRowNamesAControlAndTestsThatExist() throws IOException {
        Set<String> tests = tests();
        Set<String> missing = new TreeSet<>();
        List<String> rows = Files.readString(ROOT.resolve("docs/threat-model.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| threat |"))
                .toList();
        assertTrue(rows.size() >= 20, () -> "threats: " + rows.size());
        for (String row : rows) {
            String[] cells = row.split("\\|", -1);
            assertEquals(CELLS, cells.length, row);
            assertTrue(!cells[1].isBlank() && !cells[2].isBlank() && !cells[3].isBlank(), row);
            List<String> named = TEST.matcher(cells[4])
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertTrue(!named.isEmpty(), () -> "no test: " + row);
            named.stream().filter(name -> !tests.contains(name)).forEach(missing::add);
        }
        assertEquals(Set.of(), missing);
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("/src/test/java/"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}

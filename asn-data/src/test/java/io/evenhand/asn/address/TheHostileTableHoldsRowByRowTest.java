// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A table of hostile texts, one a row, with what must come of each. The table beside this class holds every kind of row;
 * {@code -Devenhand.asn.hostile=FILE} adds another one, whose last column is the demand.
 */
class TheHostileTableHoldsRowByRowTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    @TestFactory
    Stream<DynamicTest> everyRow() throws IOException {
        List<String> rows = new ArrayList<>();
        try (InputStream table = TheHostileTableHoldsRowByRowTest.class.getResourceAsStream("hostile.tsv")) {
            rows.addAll(new String(table.readAllBytes(), UTF_8).lines().toList());
        }
        String more = System.getProperty("evenhand.asn.hostile", "");
        if (!more.isEmpty()) {
            rows.addAll(Files.readAllLines(Path.of(more), UTF_8));
        }
        rows.removeIf(row -> row.startsWith("# "));
        assertTrue(rows.size() > 40, "only " + rows.size() + " rows");
        return rows.stream().map(row -> DynamicTest.dynamicTest(row, () -> holds(row)));
    }

    private static void holds(String row) {
        String text = ESCAPE.matcher(row.substring(0, row.indexOf('\t')))
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))));
        String wanted = row.substring(row.lastIndexOf('\t') + 1);
        Address parsed = AddressParser.parse(text);
        assertEquals(wanted, parsed == null ? "reject" : parsed.text());
        AddressReader reader = new AddressReader();
        assertEquals(wanted, reader.read(text) ? reader.address().text() : "reject", "the reader without allocation");
    }
}

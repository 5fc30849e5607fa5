// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.document.Language;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever the program can say, the ledger's own checks let in: a new language or measure comes with its migration. */
class TheLedgerKnowsEveryWordIT {
    private static final String CHECKS =
            "select conrelid::regclass || ': ' || regexp_replace(pg_get_constraintdef(oid), '\\s+', ' ', 'g') as text "
                    + "from pg_constraint where contype = 'c'";
    private static final String FUNCTIONS =
            "select proname || ': ' || regexp_replace(prosrc, '\\s+', ' ', 'g') as text "
                    + "from pg_proc where pronamespace = 'public'::regnamespace";

    @Test
    void everyCheckOfALanguageTakesAllOfThem() throws SQLException {
        try (Office office = new Office()) {
            List<String> lists = naming(office, "fr", "de");
            assertTrue(lists.size() >= 3, lists::toString);
            assertEquals(Set.of(), lacking(lists, Language.codes()));
        }
    }

    /** What names the mildest and a severe one is a list of all, the order of severity included. */
    @Test
    void everyListOfSanctionsHasAllOfThem() throws SQLException {
        try (Office office = new Office()) {
            List<String> sanctions = Arrays.stream(Measure.values())
                    .filter(Measure::isRestriction)
                    .map(Measure::name)
                    .toList();
            List<String> lists = naming(office, sanctions.get(0), sanctions.get(sanctions.size() - 2));
            assertTrue(lists.size() >= 2, lists::toString);
            assertEquals(Set.of(), lacking(lists, sanctions));
        }
    }

    private static List<String> naming(Office office, String one, String other) throws SQLException {
        String all = office.database.value("select string_agg(text, E'\\n') from (" + CHECKS + " union " + FUNCTIONS
                + ") lists where text like '%''" + one + "''%' and text like '%''" + other + "''%'");
        return all.lines().toList();
    }

    private static Set<String> lacking(List<String> lists, List<String> words) {
        Set<String> lacking = new TreeSet<>();
        for (String list : lists) {
            words.stream()
                    .filter(word -> !list.contains("'" + word + "'"))
                    .forEach(word -> lacking.add(word + " in " + list));
        }
        return lacking;
    }
}

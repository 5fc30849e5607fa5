// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.ledger.SliceRows;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The export holds every row that is about the account, in every form, and nothing about anybody else. */
class ExportIsCompleteIT {
    @TempDir
    Path dir;

    @Test
    void everyPersonalTableIsExportedWithEveryRow() throws Exception {
        try (Office office = new Office()) {
            Canary.live(office);
            office.limit("somebody-else");
            Extract extract = extract(office);
            Set<String> empty = new TreeSet<>();
            for (DataStore store : Catalogue.personalTables()) {
                SliceRows table = table(extract, store.name());
                if (table.rows().isEmpty()) {
                    empty.add(store.name());
                }
            }
            assertEquals(Set.of("erasures"), empty, "the canary has a row in every table but the one of erasures");
            String json = new String(ExtractFiles.json(extract), UTF_8);
            assertTrue(json.contains("I share with my choir."));
            assertFalse(json.contains("somebody-else"));
        }
    }

    @Test
    void whatThePersonHandedInComesBackByteForByte() throws Exception {
        try (Office office = new Office()) {
            Canary.live(office);
            Extract extract = extract(office);
            assertEquals(1, extract.files().size());
            ExtractFile file = extract.files().get(0);
            assertTrue(file.path().matches("files/[A-Za-z0-9-]+-1\\.txt"), file.path());
            assertEquals(Canary.FILE, new String(file.content(), UTF_8));
            String row = table(extract, "appeal_files").rows().toString();
            assertTrue(row.contains("(among the files)"), row);
            JsonNode json = new ObjectMapper().readTree(ExtractFiles.json(extract));
            assertEquals(
                    Canary.FILE,
                    new String(json.path("files").path(0).path("base64").binaryValue(), UTF_8));
        }
    }

    @Test
    void whoReportedThePersonIsNeverInTheirExport() throws Exception {
        try (Office office = new Office()) {
            Canary.live(office);
            Extract extract = extract(office);
            assertEquals(1, table(extract, "reports").rows().size(), "that there was a report is told");
            for (byte[] form :
                    List.of(ExtractFiles.json(extract), ExtractFiles.csv(extract), ExtractFiles.sqlite(extract))) {
                String text = new String(form, ISO_8859_1);
                for (String secret : List.of(Canary.REPORTER, "the neighbour", "r-receipt", "seen at the gate")) {
                    assertFalse(text.contains(secret), secret);
                }
            }
        }
    }

    @Test
    void colleaguesAreRolesAndOtherPeopleAreWithheld() throws Exception {
        try (Office office = new Office()) {
            Canary.live(office);
            Extract extract = new Extracts(
                            office.ledger,
                            (topic, account) -> topic.equals("evenhand.events")
                                    ? List.of("{\"id\":\"e1\",\"type\":\"share.accepted\",\"account\":\"canary-7f3a\","
                                            + "\"viewer\":\"friend-1\",\"home\":false}")
                                    : List.of(),
                            ExtractFile.Opener.none(),
                            office.clock)
                    .of(Canary.ACCOUNT, "account holder", "ACCOUNT_HOLDER", "asked");
            String json = new String(ExtractFiles.json(extract), UTF_8);
            assertFalse(json.contains("friend-1"), "a viewer is another person");
            assertTrue(json.contains("(withheld)"));
            for (String name : List.of("\"anna\"", "\"clara\"")) {
                assertFalse(json.contains(name), name);
            }
            assertTrue(json.contains("\"ANALYST\""));
        }
    }

    @Test
    void topicsAreReadFieldByField() {
        try (Office office = new Office()) {
            String line = ContractJson.text(Samples.damning("canary-7f3a", "as-9", office.clock.instant()));
            Extract extract = new Extracts(
                            office.ledger,
                            (topic, account) -> topic.equals("evenhand.assessments") ? List.of(line) : List.of(),
                            ExtractFile.Opener.none(),
                            office.clock)
                    .of(Canary.ACCOUNT, "account holder", "ACCOUNT_HOLDER", "asked");
            SliceRows table = table(extract, "evenhand.assessments");
            assertEquals("17 12 -3", table.rows().get(0).get(table.columns().indexOf("atoms.points")));
            assertEquals("4", table.rows().get(0).get(table.columns().indexOf("gates.persistence.trueCount")));
        }
    }

    @Test
    void allThreeFormsSayTheSame() throws Exception {
        try (Office office = new Office()) {
            Canary.live(office);
            Extract extract = extract(office);
            JsonNode json = new ObjectMapper().readTree(ExtractFiles.json(extract));
            Path file = dir.resolve("extract.sqlite");
            Files.write(file, ExtractFiles.sqlite(extract));
            Set<String> zipped = new TreeSet<>();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(ExtractFiles.csv(extract)))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    zipped.add(entry.getName());
                }
            }
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    var statement = connection.createStatement()) {
                for (SliceRows table : extract.tables()) {
                    assertEquals(
                            table.rows().size(),
                            json.path("tables").path(table.table()).path("rows").size());
                    var rows = statement.executeQuery("select count(*) from \"" + table.table() + "\"");
                    assertTrue(rows.next());
                    assertEquals(table.rows().size(), rows.getInt(1), table.table());
                }
            }
            assertEquals(
                    extract.tables().stream().map(each -> each.table() + ".csv").collect(Collectors.toSet()),
                    zipped.stream()
                            .filter(name -> !name.equals("meanings.csv") && !name.startsWith("files/"))
                            .collect(Collectors.toSet()));
            assertTrue(zipped.stream().anyMatch(name -> name.startsWith("files/")), zipped.toString());
        }
    }

    @Test
    void aSpreadsheetRunsNothing() {
        assertEquals("\"'=HYPERLINK(\"\"http://x\"\")\"", Csv.cell("=HYPERLINK(\"http://x\")"));
        assertEquals("\"-3\"", Csv.cell("-3"));
        assertEquals("\"'-3+1\"", Csv.cell("-3+1"));
    }

    private static Extract extract(Office office) {
        return new Extracts(office.ledger, LiveView.none(), office.appeals::content, office.clock)
                .of(Canary.ACCOUNT, "account holder", "ACCOUNT_HOLDER", "asked");
    }

    private static SliceRows table(Extract extract, String name) {
        return extract.tables().stream()
                .filter(each -> each.table().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

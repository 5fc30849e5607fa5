// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.enforcement.ledger.SliceRows;
import io.evenhand.enforcement.ledger.SqliteFile;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataField;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** An extract in the forms that people and programs open: JSON, CSV in a ZIP file, SQLite. */
public final class ExtractFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExtractFiles() {}

    /** One object, each table with its meaning, purpose, retention and rows. */
    public static byte[] json(Extract extract) {
        ObjectNode root = JSON.createObjectNode();
        root.put("account", extract.account().value());
        root.put("at", Timestamps.format(extract.at()));
        ObjectNode tables = root.putObject("tables");
        for (SliceRows table : extract.tables()) {
            DataStore store = store(table.table());
            ObjectNode node = tables.putObject(table.table());
            node.put("meaning", store.meaning());
            node.put("purpose", store.purpose().words());
            node.put("basis", store.purpose().basis());
            node.put("kept", store.retention().words());
            ArrayNode rows = node.putArray("rows");
            for (List<@Nullable String> row : table.rows()) {
                ObjectNode object = rows.addObject();
                for (int each = 0; each < row.size(); each++) {
                    object.put(table.columns().get(each), row.get(each));
                }
            }
        }
        ArrayNode files = root.putArray("files");
        for (ExtractFile file : extract.files()) {
            files.addObject().put("path", file.path()).put("type", file.type()).put("base64", base64(file));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A ZIP file with one CSV file for each table, every file handed in, and one that says what the columns mean. */
    public static byte[] csv(Extract extract) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (SliceRows table : extract.tables()) {
                entry(zip, table.table() + ".csv", table);
            }
            entry(zip, "meanings.csv", meanings());
            for (ExtractFile file : extract.files()) {
                byte[] content = file.content();
                if (content != null) {
                    zip.putNextEntry(new ZipEntry(file.path()));
                    zip.write(content);
                    zip.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A SQLite database with one table for each table, one for files handed in, and one that says what the columns mean. */
    public static byte[] sqlite(Extract extract) {
        List<SliceRows> tables = new ArrayList<>(extract.tables());
        tables.add(meanings());
        tables.add(contents(extract));
        try {
            Path dir = Files.createTempDirectory("evenhand-extract");
            Path file = dir.resolve("extract.sqlite");
            try {
                SqliteFile.write(file, tables);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(dir);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SliceRows contents(Extract extract) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (ExtractFile file : extract.files()) {
            rows.add(Arrays.asList(file.path(), file.type(), base64(file)));
        }
        return new SliceRows("files", List.of("path", "type", "base64"), rows);
    }

    private static @Nullable String base64(ExtractFile file) {
        byte[] content = file.content();
        return content == null ? null : Base64.getEncoder().encodeToString(content);
    }

    private static SliceRows meanings() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (DataStore store : Catalogue.stores()) {
            for (DataField field : store.fields()) {
                if (store.isPersonal()) {
                    rows.add(List.of(
                            store.name(),
                            field.name(),
                            field.meaning(),
                            field.kind().words(),
                            field.precision().words()));
                }
            }
        }
        return new SliceRows("meanings", List.of("table", "column", "meaning", "origin", "precision"), rows);
    }

    private static void entry(ZipOutputStream zip, String name, SliceRows table) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        StringBuilder text = new StringBuilder();
        line(text, table.columns());
        table.rows().forEach(row -> line(text, row));
        zip.write(text.toString().getBytes(UTF_8));
        zip.closeEntry();
    }

    private static void line(StringBuilder text, List<? extends @Nullable String> cells) {
        for (int each = 0; each < cells.size(); each++) {
            text.append(each == 0 ? "" : ",").append(Csv.cell(cells.get(each)));
        }
        text.append("\r\n");
    }

    private static DataStore store(String name) {
        return Catalogue.stores().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

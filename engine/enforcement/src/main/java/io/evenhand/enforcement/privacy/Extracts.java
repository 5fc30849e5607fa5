// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.FileRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.Slice.Way;
import io.evenhand.enforcement.ledger.SliceRows;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataField;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is kept about an account. It follows the catalogue, so that it is complete whenever the catalogue is. */
public final class Extracts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ledger ledger;
    private final LiveView log;
    private final ExtractFile.Opener files;
    private final Clock clock;

    public Extracts(Ledger ledger, LiveView log, ExtractFile.Opener files, Clock clock) {
        this.ledger = ledger;
        this.log = log;
        this.files = files;
        this.clock = clock;
    }

    /** All tables as of one moment, then the log's topics and the files. That it was done is noted in the access log. */
    public Extract of(AccountId account, String viewer, String role, String purpose) {
        ledger.run(books -> books.privacy().viewed(account, viewer, role, "EXPORT", purpose, clock.instant()));
        List<SliceRows> tables = new ArrayList<>();
        ledger.read(books -> {
            for (DataStore store : Catalogue.personalTables()) {
                tables.add(books.privacy().rows(store.slice(), account));
            }
        });
        for (DataStore store : Catalogue.topics()) {
            if (store.isPersonal()) {
                tables.add(topic(store, account));
            }
        }
        return new Extract(account, clock.instant(), tables, files(account));
    }

    private List<ExtractFile> files(AccountId account) {
        List<FileRow> rows = ledger.inTransaction(books -> books.privacy().files(account));
        List<ExtractFile> opened = new ArrayList<>();
        for (FileRow row : rows) {
            String path = ExtractFile.path(row.appeal(), row.number(), row.type());
            opened.add(new ExtractFile(path, row.type(), open(row)));
        }
        return opened;
    }

    /** One file that does not open keeps nobody from the rest of their data. */
    private byte @Nullable [] open(FileRow row) {
        try {
            return files.open(row.appeal(), row.number());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private SliceRows topic(DataStore store, AccountId account) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (String line : log.records(store.name(), account)) {
            JsonNode record = read(line);
            List<@Nullable String> row = new ArrayList<>();
            for (DataField field : store.fields()) {
                row.add(cell(record, field));
            }
            rows.add(row);
        }
        return new SliceRows(
                store.name(), store.fields().stream().map(DataField::name).toList(), rows);
    }

    /** One field's value; a field of a list is the list of its values. */
    private static @Nullable String cell(JsonNode record, DataField field) {
        List<String> found = new ArrayList<>();
        collect(record, field.name(), found);
        if (found.isEmpty()) {
            return null;
        }
        return field.way() == Way.NOT_AT_ALL ? "(withheld)" : String.join(" ", found);
    }

    private static void collect(JsonNode from, String path, List<String> into) {
        if (from.isArray()) {
            from.forEach(each -> collect(each, path, into));
            return;
        }
        int dot = path.indexOf('.');
        JsonNode next = from.path(wire(dot < 0 ? path : path.substring(0, dot)));
        if (next.isMissingNode() || next.isNull()) {
            return;
        }
        if (dot >= 0) {
            collect(next, path.substring(dot + 1), into);
        } else {
            into.add(next.isValueNode() ? next.asText() : next.toString());
        }
    }

    /** The one component that is spelt otherwise on the wire. */
    private static String wire(String component) {
        return component.equals("trueCount") ? "true" : component;
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}

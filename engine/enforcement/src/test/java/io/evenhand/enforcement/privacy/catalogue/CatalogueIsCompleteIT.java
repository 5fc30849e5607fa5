// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.event.DeadLetter;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.enforcement.TestDatabase;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A column of any table or a field of any topic that is not in the catalogue fails the build. */
class CatalogueIsCompleteIT {
    private static final Path DOCS = Path.of(System.getProperty("evenhand.root"), "docs", "privacy");

    @Test
    void everyColumnOfEveryTableIsInTheCatalogueAndNothingElse() {
        try (TestDatabase database = new TestDatabase()) {
            Set<String> there = columns(database);
            assertTrue(there.size() > 200, "the schema was read");
            assertEquals(there, declared());
        }
    }

    @Test
    void aNewColumnIsNoticed() throws Exception {
        try (TestDatabase database = new TestDatabase()) {
            database.sql("alter table accounts add column shoe_size integer");
            Set<String> there = columns(database);
            there.removeAll(declared());
            assertEquals(Set.of("accounts.shoe_size"), there);
        }
    }

    @Test
    void everyTableWithAnAccountColumnIsExportedAndErased() {
        for (DataStore table : Catalogue.tables()) {
            boolean names =
                    table.fields().stream().anyMatch(field -> field.name().equals("account"));
            assertTrue(!names || table.isPersonal(), table.name() + " names accounts");
        }
    }

    @Test
    void everyFieldOfEveryTopicIsInTheCatalogueAndNothingElse() {
        Set<String> events = new TreeSet<>(Set.of("type"));
        components("", Event.class, events);
        events.remove("body");
        for (Class<?> body : EventBody.class.getPermittedSubclasses()) {
            components("", body, events);
        }
        assertEquals(events, fields("evenhand.events"));
        assertEquals(components("", Assessment.class, new TreeSet<>()), fields("evenhand.assessments"));
        assertEquals(components("", Intervention.class, new TreeSet<>()), fields("evenhand.interventions"));
        assertEquals(components("", DeadLetter.class, new TreeSet<>()), fields("evenhand.dead-letters"));
    }

    @Test
    void thePapersInTheRepositoryAreTheCataloguesOwn() throws IOException {
        if (System.getenv("EVENHAND_WRITE_PAPERS") != null) {
            Files.createDirectories(DOCS);
            Files.writeString(DOCS.resolve("notice.md"), Papers.privacyNotice());
            Files.writeString(DOCS.resolve("record.md"), Papers.recordOfProcessing());
        }
        assertEquals(Papers.privacyNotice(), Files.readString(DOCS.resolve("notice.md")));
        assertEquals(Papers.recordOfProcessing(), Files.readString(DOCS.resolve("record.md")));
    }

    private static Set<String> columns(TestDatabase database) {
        List<String> all =
                database.ledger().inTransaction(books -> books.privacy().columns());
        return new TreeSet<>(all);
    }

    private static Set<String> declared() {
        Set<String> all = new TreeSet<>();
        Catalogue.tables()
                .forEach(table -> table.fields().forEach(field -> all.add(table.name() + "." + field.name())));
        return all;
    }

    private static Set<String> fields(String topic) {
        Set<String> all = new TreeSet<>();
        Catalogue.topics().stream().filter(each -> each.name().equals(topic)).forEach(each -> each.fields()
                .forEach(field -> all.add(field.name())));
        return all;
    }

    private static Set<String> components(String prefix, Class<?> record, Set<String> into) {
        for (RecordComponent component : record.getRecordComponents()) {
            Class<?> part = part(component.getGenericType());
            String path = prefix + component.getName();
            if (part.isRecord() && !part.getPackageName().equals("io.evenhand.contract.id")) {
                components(path + ".", part, into);
            } else {
                into.add(path);
            }
        }
        return into;
    }

    /** A list's elements or the thing itself. */
    private static Class<?> part(Type type) {
        if (type instanceof ParameterizedType list && list.getActualTypeArguments().length == 1) {
            return part(list.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> one ? one : Object.class;
    }
}

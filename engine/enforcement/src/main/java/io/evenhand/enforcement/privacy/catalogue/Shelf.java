// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import io.evenhand.enforcement.ledger.Anchor;
import io.evenhand.enforcement.ledger.Slice.Way;
import io.evenhand.enforcement.privacy.catalogue.DataStore.Medium;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Builds the entry of one store, in the words of the catalogue. */
final class Shelf {
    private final String name;
    private final Medium medium;
    private final String meaning;
    private final Purpose purpose;
    private final Retention retention;
    private final List<DataField> fields = new ArrayList<>();
    private Anchor anchor = Anchor.NOBODY;
    private String anchorColumn = "";
    private Set<Reader> readers = EnumSet.of(Reader.CASE_STAFF, Reader.DPO);
    private Set<Recipient> recipients = EnumSet.noneOf(Recipient.class);

    private Shelf(String name, Medium medium, String meaning, Purpose purpose, Retention retention) {
        this.name = name;
        this.medium = medium;
        this.meaning = meaning;
        this.purpose = purpose;
        this.retention = retention;
    }

    static Shelf table(String name, Purpose purpose, Retention retention, String meaning) {
        return new Shelf(name, Medium.TABLE, meaning, purpose, retention);
    }

    static Shelf topic(String name, Purpose purpose, Retention retention, String meaning) {
        return new Shelf(name, Medium.TOPIC, meaning, purpose, retention);
    }

    /** Rows are about the account that {@code column} leads to. */
    Shelf about(Anchor how, String column) {
        anchor = how;
        anchorColumn = column;
        readers = EnumSet.of(Reader.PERSON, Reader.CASE_STAFF, Reader.DPO);
        return this;
    }

    Shelf readBy(Reader first, Reader... more) {
        readers = EnumSet.of(first, more);
        return this;
    }

    Shelf sentTo(Recipient first, Recipient... more) {
        recipients = EnumSet.of(first, more);
        return this;
    }

    Shelf given(String field, Precision precision, String words) {
        return add(field, Kind.GIVEN, precision, Way.AS_IT_IS, words);
    }

    Shelf seen(String field, Precision precision, String words) {
        return add(field, Kind.OBSERVED, precision, Way.AS_IT_IS, words);
    }

    Shelf inferred(String field, Precision precision, String words) {
        return add(field, Kind.INFERRED, precision, Way.AS_IT_IS, words);
    }

    Shelf decided(String field, Precision precision, String words) {
        return add(field, Kind.DECIDED, precision, Way.AS_IT_IS, words);
    }

    /** A colleague: the person whom the row is about reads the role. */
    Shelf staff(String field, String words) {
        return add(field, Kind.STAFF, Precision.EXACT, Way.AS_ROLE, words);
    }

    Shelf technical(String field, Precision precision, String words) {
        return add(field, Kind.TECHNICAL, precision, Way.AS_IT_IS, words);
    }

    /** Something that would tell about somebody else. */
    Shelf withheld(String field, Kind kind, Precision precision, String words) {
        return add(field, kind, precision, Way.NOT_AT_ALL, words);
    }

    /** Bytes, which lie beside the table instead of in it. */
    Shelf apart(String field, String words) {
        return add(field, Kind.GIVEN, Precision.EXACT, Way.APART, words);
    }

    /** Where something comes from, unless that would tell who reported it. */
    Shelf unlessReported(String field, String words) {
        return add(field, Kind.OBSERVED, Precision.WORDS, Way.UNLESS_REPORTED, words);
    }

    private Shelf add(String field, Kind kind, Precision precision, Way way, String words) {
        fields.add(new DataField(field, kind, precision, way, words));
        return this;
    }

    DataStore done() {
        return new DataStore(
                name, medium, meaning, purpose, retention, readers, recipients, anchor, anchorColumn, fields);
    }
}

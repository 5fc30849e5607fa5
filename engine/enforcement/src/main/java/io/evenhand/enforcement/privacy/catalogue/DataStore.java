// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import io.evenhand.enforcement.ledger.Anchor;
import io.evenhand.enforcement.ledger.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One table or one topic: what is in it, why, for how long, and who reads it.
 *
 * @param anchorColumn the column that ties a row to an account; empty if {@code anchor} is {@code NOBODY}
 * @param fields all of them
 */
public record DataStore(
        String name,
        Medium medium,
        String meaning,
        Purpose purpose,
        Retention retention,
        Set<Reader> readers,
        Set<Recipient> recipients,
        Anchor anchor,
        String anchorColumn,
        List<DataField> fields) {
    /** What kind of store it is. */
    public enum Medium {
        TABLE,
        TOPIC
    }

    public DataStore {
        readers = Set.copyOf(readers);
        recipients = Set.copyOf(recipients);
        fields = List.copyOf(fields);
        if (fields.isEmpty() || meaning.isBlank()) {
            throw new IllegalArgumentException("a store has fields and a meaning: " + name);
        }
        if ((anchor == Anchor.NOBODY) != anchorColumn.isEmpty()) {
            throw new IllegalArgumentException("only a store about nobody has no anchor: " + name);
        }
    }

    /** Whether rows are about one account each. */
    public boolean isPersonal() {
        return anchor != Anchor.NOBODY;
    }

    /** What the person may read of it. */
    public Slice slice() {
        List<Slice.Shown> columns = new ArrayList<>();
        fields.forEach(field -> columns.add(new Slice.Shown(field.name(), field.way())));
        return new Slice(name, anchor, anchorColumn, columns);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import io.evenhand.enforcement.ledger.Slice.Way;

/** One column of a table or one field of a topic. */
public record DataField(String name, Kind kind, Precision precision, Way way, String meaning) {
    public DataField {
        if (name.isBlank() || meaning.isBlank()) {
            throw new IllegalArgumentException("a field has a name and a meaning");
        }
        if (kind == Kind.STAFF && way == Way.AS_IT_IS) {
            throw new IllegalArgumentException("a colleague is shown as a role: " + name);
        }
    }
}

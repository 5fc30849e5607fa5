// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.Token;

/** The name of an appeal in the ledger. */
public record AppealId(String value) implements Comparable<AppealId> {
    public AppealId {
        if (!Token.isName(value)) {
            throw new IllegalArgumentException("malformed appeal");
        }
    }

    @Override
    public int compareTo(AppealId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

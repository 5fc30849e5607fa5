// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.Token;

/** The name of a case in the ledger. */
public record CaseId(String value) implements Comparable<CaseId> {
    public CaseId {
        if (!Token.isName(value)) {
            throw new IllegalArgumentException("malformed case");
        }
    }

    @Override
    public int compareTo(CaseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

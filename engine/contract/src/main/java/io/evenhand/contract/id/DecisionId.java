// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.id;

/** The name of a decision in the ledger. */
public record DecisionId(String value) implements Comparable<DecisionId> {
    public DecisionId {
        Token.name("decision", value);
    }

    @Override
    public int compareTo(DecisionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

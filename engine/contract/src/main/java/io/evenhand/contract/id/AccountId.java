// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.id;

/** The owner account an event, an assessment or a decision is about; the partition key everywhere. */
public record AccountId(String value) implements Comparable<AccountId> {
    public AccountId {
        Token.name("account", value);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

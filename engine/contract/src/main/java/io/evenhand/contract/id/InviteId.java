// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.id;

/** One invitation an owner made. */
public record InviteId(String value) implements Comparable<InviteId> {
    public InviteId {
        Token.name("invite", value);
    }

    @Override
    public int compareTo(InviteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

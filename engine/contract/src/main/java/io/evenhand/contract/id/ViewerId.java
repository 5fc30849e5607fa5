// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.id;

/** Somebody an owner shares with, as the platform names them. */
public record ViewerId(String value) implements Comparable<ViewerId> {
    public ViewerId {
        Token.name("viewer", value);
    }

    @Override
    public int compareTo(ViewerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

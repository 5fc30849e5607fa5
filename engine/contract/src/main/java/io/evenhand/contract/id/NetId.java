// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.id;

/** A keyed pseudonym of a network ({@code /24} or {@code /56}); equality is its only meaning. */
public record NetId(String value) implements Comparable<NetId> {
    public NetId {
        Token.pseudonym("net id", value);
    }

    @Override
    public int compareTo(NetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

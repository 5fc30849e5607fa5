// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.id;

/** A media server registered to one account. */
public record ServerId(String value) implements Comparable<ServerId> {
    public ServerId {
        Token.name("server", value);
    }

    @Override
    public int compareTo(ServerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

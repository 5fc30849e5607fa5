// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.id;

/** An opaque token for a strong key: the platform's, never a card number or a fingerprint itself. */
public record KeyToken(String value) implements Comparable<KeyToken> {
    public KeyToken {
        Token.opaque("key", value);
    }

    @Override
    public int compareTo(KeyToken other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

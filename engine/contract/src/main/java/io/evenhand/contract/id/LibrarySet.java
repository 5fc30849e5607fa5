// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.id;

/** An opaque hash of the set of libraries a viewer may see; which libraries they are is not knowable from it. */
public record LibrarySet(String value) implements Comparable<LibrarySet> {
    public LibrarySet {
        Token.opaque("library set", value);
    }

    @Override
    public int compareTo(LibrarySet other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

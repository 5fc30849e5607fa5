// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

/** Where a value comes from. */
public enum Kind {
    GIVEN("the person gave it"),
    OBSERVED("a program reported it"),
    INFERRED("computed from other values"),
    DECIDED("people or rules decided it"),
    STAFF("about a member of staff"),
    TECHNICAL("about no person");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

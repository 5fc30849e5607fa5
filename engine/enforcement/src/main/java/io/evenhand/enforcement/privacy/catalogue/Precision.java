// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

/** How exactly a value is kept. */
public enum Precision {
    EXACT("as it is"),
    TIME("a time, to the millisecond"),
    COUNT("a number"),
    CODE("one of a closed list"),
    BUCKET("a range, never the value"),
    PSEUDONYM("a made-up name that stands for the same thing every time"),
    DIGEST("a check value that cannot be turned back"),
    WORDS("what somebody wrote");

    private final String words;

    Precision(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

/** Who may read something inside the house. */
public enum Reader {
    PERSON("the person it is about"),
    CASE_STAFF("staff who decide cases"),
    DPO("the data protection officer"),
    POLICY("people who write rules, in counts only"),
    OPERATOR("people who run the programs"),
    PROGRAM("programs only");

    private final String words;

    Reader(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

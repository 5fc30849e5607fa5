// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import java.util.Locale;

/** Why a published state is not applied; the edge goes on with what it has. */
public enum Refusal {
    UNKNOWN_KEY("the manifest is vouched for by a key that is not trusted here"),
    BAD_SIGNATURE("the manifest's signature does not verify"),
    ROLLBACK("the manifest is older than what was applied"),
    GAP("the manifest's bodies do not lead to its revision one by one"),
    CHAIN_MISMATCH("the deltas' hashes do not lead to the manifest's chain value, or history was rewritten"),
    TRUNCATED("a body is shorter or longer than the manifest says"),
    WRONG_HASH("a body's hash is not the manifest's"),
    MALFORMED("a body or the manifest is not what the contract says");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /** The label that metrics and the state page use. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

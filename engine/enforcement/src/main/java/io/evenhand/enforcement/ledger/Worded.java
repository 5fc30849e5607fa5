// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.id.Sha256;

/**
 * How the log covers words that it does not hold: by their hash. Whoever has the words can show that they are those that
 * were written; once they are erased, nobody can read them from the log.
 */
public final class Worded {
    private Worded() {}

    /** A detail of the log that vouches for {@code words}. */
    public static String detail(String detail, String words) {
        String hash = "words sha256:" + Sha256.hex(words.getBytes(UTF_8));
        return detail.isEmpty() ? hash : detail + " " + hash;
    }
}

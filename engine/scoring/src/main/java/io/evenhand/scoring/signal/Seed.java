// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.contract.id.Sha256;
import java.nio.charset.StandardCharsets;

/** The seed of an evaluation's random draws: a hash of what is evaluated, so that a replay draws the same. */
final class Seed {
    private Seed() {}

    static long of(String account, long boundary, String signal) {
        String hex = Sha256.hex((account + '|' + boundary + '|' + signal).getBytes(StandardCharsets.UTF_8));
        return Long.parseUnsignedLong(hex.substring(0, 16), 16);
    }
}

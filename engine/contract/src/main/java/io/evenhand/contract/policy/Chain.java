// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import io.evenhand.contract.id.Sha256;
import java.nio.charset.StandardCharsets;

/** The running hash over all deltas since the feed began: two edges with the same chain value saw the same history. */
public final class Chain {
    /** The value before the first delta. */
    public static final String START = "0".repeat(64);

    private Chain() {}

    /** The value after a delta whose bytes are {@code body}. */
    public static String next(String chain, byte[] body) {
        return Sha256.hex((chain + Sha256.hex(body)).getBytes(StandardCharsets.US_ASCII));
    }
}

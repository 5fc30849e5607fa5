// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The second factor of a member of staff as stored.
 *
 * @param confirmedAt when a code of it was shown, or null while it does not count
 * @param lastStep the step of the newest code that was accepted: no code is good twice
 */
public record FactorRow(
        String name, Sealed secret, @Nullable Instant confirmedAt, long lastStep) {
    /** An encrypted secret; what is in it cannot be changed. */
    public static final class Sealed {
        private final byte[] bytes;

        public Sealed(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }
}

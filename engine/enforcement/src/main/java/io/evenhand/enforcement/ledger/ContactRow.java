// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an account holder is reached: in which language, and by mail, webhook or both. */
public record ContactRow(
        String language, @Nullable String mail, @Nullable String webhook, Instant toldAt) {
    /** Never the addresses. */
    @Override
    public String toString() {
        return "ContactRow[" + language + "]";
    }
}

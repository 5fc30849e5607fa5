// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rules: its text and where it came from.
 *
 * @param hash {@code sha256:} and the hash of its content
 * @param body its whole text; null only for a version that judged before texts were kept
 * @param author who handed it in; null unless it was uploaded
 * @param why what the author wants with it; null unless it was uploaded
 */
public record RulesetRow(
        String hash,
        Origin origin,
        @Nullable String body,
        @Nullable String author,
        @Nullable String why,
        Instant recordedAt) {
    /** Where a version comes from. */
    public enum Origin {
        /** It came with the program. */
        DEPLOYMENT,
        /** A person handed it in. */
        UPLOAD,
        /** It judged before texts were kept. */
        BEFORE
    }
}

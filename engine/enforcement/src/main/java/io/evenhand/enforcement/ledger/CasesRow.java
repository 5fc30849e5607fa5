// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a version did on worked cases.
 *
 * @param digest of all the cases' texts, in hexadecimal
 * @param cases how many it was asked about, those of the program included; the same story counts once
 * @param failures which came out otherwise and how, a line each
 * @param leftOut which of the program's cases came out otherwise and do not count, how and why, a line each; null only if
 *     it was run before the program's own were run beside those sent
 */
public record CasesRow(
        String ruleset,
        String madeBy,
        Instant madeAt,
        String digest,
        int cases,
        int failed,
        String failures,
        @Nullable String leftOut) {}

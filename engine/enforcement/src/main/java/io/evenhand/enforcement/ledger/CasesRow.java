// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;

/**
 * How a version did on worked cases.
 *
 * @param digest of all the cases' texts, in hexadecimal
 * @param failures which came out otherwise and how, a line each
 */
public record CasesRow(
        String ruleset, String madeBy, Instant madeAt, String digest, int cases, int failed, String failures) {}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;

/**
 * What a version would have done, compared with another one.
 *
 * @param id 0 before it is written
 * @param body canonical JSON
 */
public record ReportRow(long id, String ruleset, String baseline, String madeBy, Instant madeAt, String body) {}

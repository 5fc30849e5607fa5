// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that keeps an erasure waiting.
 *
 * @param reason a code: {@code OPEN_CASE}, {@code OPEN_APPEAL}, {@code RUNNING_CLOCK}, {@code MEASURE_IN_FORCE} or
 *     {@code SAID_BY_STAFF}
 * @param words what a person said, or the clock's kind, or empty
 * @param until when it ends at the latest; null if it ends with the case or the measure
 */
public record HoldRow(String reason, String words, @Nullable Instant until) {}

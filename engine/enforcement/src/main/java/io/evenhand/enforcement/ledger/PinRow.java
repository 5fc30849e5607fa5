// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;

/**
 * A revision that edges stay at for a while because a person said so.
 *
 * @param by who said so
 * @param until when it ends by itself
 */
public record PinRow(long id, long rev, String reason, String by, Instant at, Instant until) {}

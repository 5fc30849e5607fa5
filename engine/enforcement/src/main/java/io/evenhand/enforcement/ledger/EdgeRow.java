// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;

/** One edge as stored. */
public record EdgeRow(String name, long ackedRev, boolean connected, Instant lastSeen) {}

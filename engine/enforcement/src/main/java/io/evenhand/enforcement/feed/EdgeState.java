// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import java.time.Instant;

/** How far one edge follows. */
public record EdgeState(String edge, long ackedRev, boolean connected, Instant lastSeen) {}

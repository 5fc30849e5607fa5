// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the table can be behind the publisher.
 *
 * @param loaded whether any policy was ever applied; until then playback fails open
 * @param confirmed whether this process has heard from the publisher, or only from its own disk
 * @param asOf when the table was last known to be the newest
 * @param notAfter when the publisher's word ends; the edge goes on and says so
 */
public record Freshness(boolean loaded, boolean confirmed, Instant asOf, Instant notAfter) {

    /** Before anything was loaded, since {@code started}. */
    public static Freshness never(Instant started) {
        return new Freshness(false, false, started, started);
    }

    public Duration age(Instant now) {
        Duration age = Duration.between(asOf, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    public boolean isStale(Instant now, Duration staleAfter) {
        return !loaded || !confirmed || !now.isBefore(notAfter) || age(now).compareTo(staleAfter) > 0;
    }

    /** The same table, known to be the newest at {@code now}. */
    public Freshness confirmedAt(Instant now) {
        return new Freshness(loaded, true, now.isAfter(asOf) ? now : asOf, notAfter);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The terms that a dataset comes under.
 *
 * @param name what the licence is called
 * @param attribution what must be shown wherever the data is, as plain text; may be empty
 * @param attributionLink where the attribution leads, or null
 * @param longest for how long a version may be kept and used after it was fetched, or null for ever
 */
public record Licence(
        String name,
        String attribution,
        @Nullable String attributionLink,
        @Nullable Duration longest) {
    /** Nothing is owed. */
    public static final Licence CC0 = new Licence("CC0-1.0", "Network data: ipverse", "https://ipverse.net", null);

    public static final Licence PDDL =
            new Licence("PDDL-1.0", "Network data: ip-location-db", "https://github.com/sapics/ip-location-db", null);

    public static final Licence CC_BY_DB_IP = new Licence(
            "CC BY 4.0", "IP Geolocation by DB-IP; data from RouteViews and the NRO", "https://db-ip.com", null);

    /** Old versions must go within 30 days of a newer one, and nothing may be used that is older. */
    public static final Licence GEOLITE2 = new Licence(
            "GeoLite2 End User License Agreement",
            "This product includes GeoLite2 data created by MaxMind, available from https://www.maxmind.com",
            "https://www.maxmind.com",
            Duration.ofDays(30));

    /** A file that somebody brought: they know the terms, we do not. */
    public static final Licence UNKNOWN = new Licence("not stated", "", null, null);

    public static final Licence SYNTHETIC = new Licence("Apache-2.0", "", null, null);
}

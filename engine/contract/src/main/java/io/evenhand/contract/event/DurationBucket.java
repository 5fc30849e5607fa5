// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

import java.time.Duration;

/** How long a playback lasted, coarsened before it leaves the platform. */
public enum DurationBucket implements WireName {
    UNDER_10_MINUTES("<10m"),
    UNDER_1_HOUR("10-60m"),
    UNDER_3_HOURS("1-3h"),
    OVER_3_HOURS(">3h");

    private final String wire;

    DurationBucket(String wire) {
        this.wire = wire;
    }

    /** The bucket of a length; each begins with its lower bound, so that exactly three hours are {@code >3h}. */
    public static DurationBucket of(Duration length) {
        if (length.compareTo(Duration.ofMinutes(10)) < 0) {
            return UNDER_10_MINUTES;
        }
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return UNDER_1_HOUR;
        }
        return length.compareTo(Duration.ofHours(3)) < 0 ? UNDER_3_HOURS : OVER_3_HOURS;
    }

    @Override
    public String wire() {
        return wire;
    }
}

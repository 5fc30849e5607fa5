// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

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

    @Override
    public String wire() {
        return wire;
    }
}

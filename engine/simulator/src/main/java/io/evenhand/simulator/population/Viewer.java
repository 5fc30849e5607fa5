// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

/** Somebody with whom an account shares, and what they are doing there now. */
public final class Viewer {
    final String id;
    final boolean home;
    final int ageDays;
    final double sessionsPerWeek;
    final int eveningHour;
    final Origin origin;

    /** Whether they have access. */
    boolean shared;
    /** Counts accesses given, so that plans made for an earlier one can tell that they are stale. */
    int tenure;

    Viewer(String id, boolean home, int ageDays, double sessionsPerWeek, int eveningHour, Origin origin) {
        this.id = id;
        this.home = home;
        this.ageDays = ageDays;
        this.sessionsPerWeek = sessionsPerWeek;
        this.eveningHour = eveningHour;
        this.origin = origin;
    }

    /** Whether they have access now. */
    public boolean isShared() {
        return shared;
    }
}

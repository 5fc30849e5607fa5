// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.contract.id.ViewerId;

/** Somebody with whom an account shares, and what they are doing there now. */
public final class Viewer {
    final ViewerId id;
    final boolean home;
    final int ageDays;
    final double sessionsPerWeek;
    final int eveningHour;
    final Origin origin;

    /** Whether they have access. */
    boolean shared;
    /** Counts accesses given, so that plans made for an earlier one can tell that they are stale. */
    int tenure;
    /** How many streams their plan allows at a time; 0 for no plan. */
    int streams;

    Viewer(ViewerId id, boolean home, int ageDays, double sessionsPerWeek, int eveningHour, Origin origin) {
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

    /** Limits how many streams they may have at a time. */
    public void allow(int atATime) {
        streams = atATime;
    }

    /** The same person as another account will know them, by the same name. */
    Viewer elsewhere() {
        Viewer same = new Viewer(id, home, ageDays, sessionsPerWeek, eveningHour, origin);
        same.streams = streams;
        return same;
    }
}

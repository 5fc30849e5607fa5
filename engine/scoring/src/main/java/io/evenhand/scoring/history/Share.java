// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

/** What is known now about the access of one viewer: live since {@code start}, or ended at {@code end}. */
record Share(long start, long end, boolean home, int passDays) {
    private static final long LIVE = Long.MAX_VALUE;

    static Share live(long start, boolean home, int passDays) {
        return new Share(start, LIVE, home, passDays);
    }

    boolean isLive() {
        return end == LIVE;
    }

    boolean isLiveExternal() {
        return isLive() && !home;
    }

    Share endedAt(long at) {
        return new Share(start, at, home, 0);
    }

    Share withPass(int days) {
        return new Share(start, end, home, days);
    }
}

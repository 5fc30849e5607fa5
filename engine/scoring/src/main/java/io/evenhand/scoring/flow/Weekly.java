// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

/** A process whose timers re-arm themselves week by week, and which has to be told where bounded input ends. */
interface Weekly {
    /** The input ends: weeks that end after the hour of the last event are not over. */
    void endAt(long lastHour);

    /**
     * Event time has passed; said before any timer of that time rings, and once after a restart, of the time at the snapshot.
     */
    void passed(long watermark);
}

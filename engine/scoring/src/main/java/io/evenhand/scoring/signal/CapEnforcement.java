// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.PlaybackWeek;
import java.util.Map;

/**
 * Cap enforcement (B9): how often in four weeks the owner ended a playback within ten minutes after its viewer had
 * started one beyond a number, if at least two different numbers were enforced.
 *
 * <p>Unit: ended playbacks. Direction: incriminating, two decibans at most: plans of different price have different
 * limits. Innocent lookalike: a script that stops paused or surplus playbacks, with one limit for all. Privacy class 1.
 */
final class CapEnforcement {
    /** So many ended playbacks make a limit a limit and no accident. */
    private static final int PER_LEVEL_MIN = 3;

    private CapEnforcement() {}

    static Measured measure(Subject subject) {
        PlaybackWeek playback = subject.history().playback(subject.now());
        long levels = playback.cuts().values().stream()
                .filter(count -> count >= PER_LEVEL_MIN)
                .count();
        long cuts = playback.cuts().values().stream()
                .filter(count -> count >= PER_LEVEL_MIN)
                .mapToLong(Integer::longValue)
                .sum();
        return new Measured(
                Signal.AUTOMATION_CAP_ENFORCEMENT, levels >= 2 ? cuts : 0, null, null, Map.of("levels", (double)
                        levels));
    }
}

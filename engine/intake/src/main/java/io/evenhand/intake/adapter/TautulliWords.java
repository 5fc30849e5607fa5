// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import io.evenhand.contract.event.DurationBucket;
import io.evenhand.contract.event.PlaybackMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tautulli's words for how something was played, in ours. */
final class TautulliWords {
    private TautulliWords() {}

    /** Unknown is {@code direct}, which weighs nothing. */
    static PlaybackMode mode(@Nullable String decision) {
        return switch (decision == null ? "" : decision) {
            case "transcode" -> PlaybackMode.TRANSCODE;
            case "copy" -> PlaybackMode.REMUX;
            default -> PlaybackMode.DIRECT;
        };
    }

    static @Nullable DurationBucket bucket(@Nullable String seconds) {
        return seconds != null && seconds.matches("[0-9]{1,7}") ? bucket(Long.parseLong(seconds)) : null;
    }

    static DurationBucket bucket(long seconds) {
        if (seconds < Duration.ofMinutes(10).toSeconds()) {
            return DurationBucket.UNDER_10_MINUTES;
        }
        if (seconds < Duration.ofHours(1).toSeconds()) {
            return DurationBucket.UNDER_1_HOUR;
        }
        return seconds <= Duration.ofHours(3).toSeconds() ? DurationBucket.UNDER_3_HOURS : DurationBucket.OVER_3_HOURS;
    }
}

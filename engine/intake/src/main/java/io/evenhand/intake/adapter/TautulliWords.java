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
        return seconds != null && seconds.matches("[0-9]{1,7}")
                ? DurationBucket.of(Duration.ofSeconds(Long.parseLong(seconds)))
                : null;
    }
}

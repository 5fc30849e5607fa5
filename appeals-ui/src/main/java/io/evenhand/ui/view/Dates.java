// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.contract.json.Timestamps;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import java.time.Duration;
import java.time.Instant;

/** Moments as people of a language write them, in UTC, whatever the machine's locale and zone. */
public final class Dates {
    private Dates() {}

    /** A day as people of a language write it. */
    public static TimeView day(Instant at, Language language) {
        return new TimeView(language.day(at), Timestamps.format(at));
    }

    /** A day and the time of day as people of a language write them, with the zone. */
    public static TimeView minute(Instant at, Language language) {
        return new TimeView(language.minute(at), Timestamps.format(at));
    }

    /** How long ago or ahead, in the largest unit that fits, as people of a language say it. */
    public static String away(Instant at, Instant now, Phrasebook words) {
        Duration distance = Duration.between(now, at);
        String key = distance.isNegative() || distance.isZero() ? "desk.ago." : "desk.ahead.";
        Duration length = distance.abs();
        if (length.toDays() >= 1) {
            return words.say(key + "day", "n", length.toDays());
        }
        if (length.toHours() >= 1) {
            return words.say(key + "hour", "n", length.toHours());
        }
        return words.say(key + "minute", "n", Math.max(1, length.toMinutes()));
    }
}

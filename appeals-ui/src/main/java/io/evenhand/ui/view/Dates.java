// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.contract.json.Timestamps;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments in plain English and UTC, whatever the machine's locale and zone. */
public final class Dates {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Dates() {}

    /** {@code 3 March 2026}. */
    public static TimeView day(Instant at) {
        return new TimeView(DAY.format(at), Timestamps.format(at));
    }

    /** {@code 3 March 2026, 14:05 UTC}. */
    public static TimeView minute(Instant at) {
        return new TimeView(MINUTE.format(at), Timestamps.format(at));
    }

    /** A day as people of a language write it. */
    public static TimeView day(Instant at, Language language) {
        return new TimeView(language.day(at), Timestamps.format(at));
    }

    /** A day and the time of day as people of a language write them, with the zone. */
    public static TimeView minute(Instant at, Language language) {
        return new TimeView(language.minute(at), Timestamps.format(at));
    }

    /** How long ago or ahead, in the largest unit that fits: {@code 3 days ago}, {@code in 5 hours}. */
    public static String away(Instant at, Instant now) {
        Duration distance = Duration.between(now, at);
        String length = length(distance.abs());
        return distance.isNegative() || distance.isZero() ? length + " ago" : "in " + length;
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

    private static String length(Duration duration) {
        if (duration.toDays() >= 1) {
            return Counts.of(duration.toDays(), "day");
        }
        if (duration.toHours() >= 1) {
            return Counts.of(duration.toHours(), "hour");
        }
        return Counts.of(Math.max(1, duration.toMinutes()), "minute");
    }
}

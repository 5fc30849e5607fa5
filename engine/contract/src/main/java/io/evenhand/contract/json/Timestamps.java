// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** RFC 3339 in UTC with milliseconds, whatever the machine's zone and locale. */
public final class Timestamps {
    private static final Pattern RFC3339_UTC =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Timestamps() {}

    public static String format(Instant instant) {
        return MILLIS.format(instant);
    }

    /** Parses what {@link #format} writes, with any number of fraction digits; anything else is an exception without the value. */
    public static Instant parse(String text) {
        Instant instant = PlainTime.read(text);
        return within(instant == null ? parseAny(text) : instant);
    }

    private static Instant within(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException("malformed time");
        }
        return instant;
    }

    /** Also what hardly anybody writes: 24:00:00, a leap second. */
    private static Instant parseAny(String text) {
        if (text.length() > 30 || !RFC3339_UTC.matcher(text).matches()) {
            throw new IllegalArgumentException("malformed time");
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("malformed time", e);
        }
    }
}

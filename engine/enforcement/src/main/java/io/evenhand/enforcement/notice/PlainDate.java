// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day as people write it: 5 March 2027. */
public final class PlainDate {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private PlainDate() {}

    public static String of(Instant instant) {
        return DAY.format(instant);
    }
}

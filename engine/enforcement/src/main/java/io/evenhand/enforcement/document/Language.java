// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that people are written to in. */
public enum Language {
    EN(Locale.ENGLISH, "d MMMM uuuu, HH:mm 'UTC'"),
    FR(Locale.FRENCH, "d MMMM uuuu 'à' HH:mm 'UTC'"),
    DE(Locale.GERMAN, "d. MMMM uuuu, HH:mm 'UTC'");

    private final Locale locale;
    private final DateTimeFormatter day;
    private final DateTimeFormatter minute;

    Language(Locale locale, String minute) {
        this.locale = locale;
        this.day = locale.equals(Locale.ENGLISH)
                ? DateTimeFormatter.ofPattern("d MMMM uuuu", locale)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        this.minute = DateTimeFormatter.ofPattern(minute, locale);
    }

    /** The language of a two-letter code, or null. */
    public static @Nullable Language find(@Nullable String code) {
        for (Language each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        return null;
    }

    /** The codes of all of them. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Language::code).toList();
    }

    /** The two-letter code. */
    public String code() {
        return locale.getLanguage();
    }

    public Locale locale() {
        return locale;
    }

    /** A day in words, UTC. */
    public String day(Instant instant) {
        return day.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** A day and the time of day in words, with the zone. */
    public String minute(Instant instant) {
        return minute.format(instant.atOffset(ZoneOffset.UTC));
    }
}

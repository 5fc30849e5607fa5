// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The languages that documents are written in; every sentence is a code with slots, the same in each. */
public enum Language {
    EN(Locale.ENGLISH),
    FR(Locale.FRENCH),
    DE(Locale.GERMAN);

    private final Locale locale;
    private final PropertyResourceBundle sentences;

    Language(Locale locale) {
        this.locale = locale;
        String file = locale.getLanguage() + ".properties";
        try (InputStream in = Language.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + file);
            }
            sentences = new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The two-letter code. */
    public String code() {
        return locale.getLanguage();
    }

    Set<String> keys() {
        return new TreeSet<>(sentences.keySet());
    }

    String pattern(String key) {
        return sentences.getString(key);
    }

    /** The sentence of a code with its slots filled; a code that is missing is an exception. */
    String say(String key, Object... slots) {
        return new MessageFormat(sentences.getString(key), locale).format(slots);
    }

    /** The sentence of a code, or null if there is none. */
    @Nullable
    String sayIfKnown(String key, Object... slots) {
        return sentences.containsKey(key) ? say(key, slots) : null;
    }

    String day(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(instant.atOffset(ZoneOffset.UTC));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.message;

import io.evenhand.enforcement.document.Language;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * A message in the reader's language. The subject has no slots, so nothing that anybody typed gets near a header; a slot's
 * value becomes one line of the body without control characters.
 */
public record MessageText(String subject, String body) {
    private static final String BUNDLE = "io.evenhand.enforcement.message.messages";
    private static final int SLOT_MAX = 500;
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])");

    /** The text of a kind; a missing slot or an unknown language is an exception. */
    public static MessageText of(MessageKind kind, String language, Map<String, String> slots) {
        ResourceBundle words = bundle(language);
        String key = kind.name().toLowerCase(Locale.ROOT);
        String body = words.getString(key + ".body");
        for (String slot : kind.slots()) {
            String value = slots.get(slot);
            if (value == null) {
                throw new IllegalArgumentException("the message " + kind + " lacks its " + slot);
            }
            body = body.replace("{" + slot + "}", slot.equals("date") ? day(value, language) : oneLine(value));
        }
        return new MessageText(words.getString(key + ".subject"), body + "\n\n" + words.getString("foot") + "\n");
    }

    static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A day as 2027-03-01 is written out as the reader's language does it. */
    private static String day(String value, String language) {
        Language words = Language.find(language);
        return words != null && DAY.matcher(value).matches()
                ? words.day(LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant())
                : oneLine(value);
    }

    private static String oneLine(String value) {
        String clean =
                value.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029{}]+", " ").strip();
        return clean.length() <= SLOT_MAX ? clean : clean.substring(0, SLOT_MAX - 1) + "…";
    }
}

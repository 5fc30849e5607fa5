// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.message;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * A message in the reader's language. The subject has no slots, so nothing that anybody typed gets near a header; a slot's
 * value becomes one line of the body without control characters.
 */
public record MessageText(String subject, String body) {
    private static final String BUNDLE = "io.evenhand.enforcement.message.messages";
    private static final int SLOT_MAX = 500;

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
            body = body.replace("{" + slot + "}", oneLine(value));
        }
        return new MessageText(words.getString(key + ".subject"), body + "\n\n" + words.getString("foot") + "\n");
    }

    static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String oneLine(String value) {
        String clean =
                value.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029{}]+", " ").strip();
        return clean.length() <= SLOT_MAX ? clean : clean.substring(0, SLOT_MAX - 1) + "…";
    }
}

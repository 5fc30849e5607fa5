// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/**
 * A sentence in the language of the page, or one in English that a program said and nobody translates.
 *
 * @param isEnglish whether it is in English whatever the language of the page
 */
public record SaidView(String text, boolean isEnglish) {
    public static SaidView of(String text) {
        return new SaidView(text, false);
    }

    public static SaidView english(String text) {
        return new SaidView(text, true);
    }
}

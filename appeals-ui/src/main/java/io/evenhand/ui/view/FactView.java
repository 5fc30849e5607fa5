// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import org.jspecify.annotations.Nullable;

/**
 * A short fact with its name.
 *
 * @param english what a program says after it in English whatever the language of the page, or null
 */
public record FactView(String name, String text, @Nullable String english) {
    public FactView(String name, String text) {
        this(name, text, null);
    }
}

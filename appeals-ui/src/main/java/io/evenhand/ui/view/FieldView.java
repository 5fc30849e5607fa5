// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import org.jspecify.annotations.Nullable;

/**
 * One field of a form as it is shown again: what was typed, and what is wrong with it.
 *
 * @param wrong what to do about it, or null if nothing is wrong
 */
public record FieldView(
        String name,
        String label,
        String hint,
        String value,
        @Nullable String wrong) {
    /** An empty field. */
    public static FieldView blank(String name, String label, String hint) {
        return new FieldView(name, label, hint, "", null);
    }

    /** The same field holding what was typed. */
    public FieldView filled(String typed, @Nullable String problem) {
        return new FieldView(name, label, hint, typed, problem);
    }

    /** The ids of the texts that describe the field, for people who hear it; null if there are none. */
    public @Nullable String describedBy() {
        String hinted = hint.isEmpty() ? "" : name + "-hint";
        String ids = wrong == null ? hinted : (hinted + " " + name + "-wrong").strip();
        return ids.isEmpty() ? null : ids;
    }

    /** What assistive technology is told about its validity; null where nothing is wrong. */
    public @Nullable String invalid() {
        return wrong == null ? null : "true";
    }
}

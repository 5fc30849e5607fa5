// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.drools;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * Runs the compiler of rules as if on a machine without a language.
 *
 * <p>It writes Java source and spells Java's own type names by {@code "INT".toLowerCase()}: on a Turkish machine no rule
 * compiles, because there is no type {@code ınt}. The default locale belongs to the whole process, so it is given back
 * after the second or two that a compilation takes; our own code names its locale everywhere and does not notice.
 */
final class RootLocale {
    private RootLocale() {}

    /** One at a time: two that overlap would give back each other's locale. */
    static synchronized <T> T during(Supplier<T> work) {
        Locale before = Locale.getDefault();
        Locale display = Locale.getDefault(Locale.Category.DISPLAY);
        Locale format = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.ROOT);
        try {
            return work.get();
        } finally {
            Locale.setDefault(before);
            Locale.setDefault(Locale.Category.DISPLAY, display);
            Locale.setDefault(Locale.Category.FORMAT, format);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.asn.dataset.Licence;
import io.evenhand.asn.dataset.Manifest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the licence of the data about networks asks to be shown on every page.
 *
 * @param text empty if nothing is owed
 * @param link where the text leads, or null
 */
public record Attribution(String text, @Nullable String link) {
    private static final Attribution NOTHING = new Attribution("", null);

    private static volatile Supplier<@Nullable Manifest> inUse = () -> null;

    /** From now on pages show what is owed for the data in use. */
    public static void follow(Supplier<@Nullable Manifest> manifest) {
        inUse = manifest;
    }

    /** Of the data in use. */
    public static Attribution shown() {
        return of(inUse.get());
    }

    static Attribution of(@Nullable Manifest manifest) {
        if (manifest == null) {
            return NOTHING;
        }
        Licence licence = manifest.licence();
        return new Attribution(licence.attribution(), licence.attributionLink());
    }
}

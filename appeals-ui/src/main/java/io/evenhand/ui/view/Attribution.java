// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.asn.dataset.DatasetFolder;
import io.evenhand.asn.dataset.Licence;
import io.evenhand.asn.dataset.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the licence of the data about networks asks to be shown on every page; read once, when the first page is made.
 *
 * @param text empty if nothing is owed
 * @param link where the text leads, or null
 */
public record Attribution(String text, @Nullable String link) {
    private static final Logger LOG = LoggerFactory.getLogger(Attribution.class);
    private static final Attribution SHOWN = read(System.getenv("EVENHAND_ASN_TABLE"));

    /** Of the table that this program was given. */
    public static Attribution shown() {
        return SHOWN;
    }

    /** Of the table at the path, or of none. */
    static Attribution read(@Nullable String table) {
        try {
            Manifest manifest = table == null ? null : DatasetFolder.manifestOf(Path.of(table));
            if (manifest != null) {
                Licence licence = manifest.licence();
                return new Attribution(licence.attribution(), licence.attributionLink());
            }
        } catch (IOException e) {
            LOG.warn("the licence of the data about networks cannot be read: {}", e.toString());
        }
        return new Attribution("", null);
    }
}

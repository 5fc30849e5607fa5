// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Somewhere that data about networks can be had from. */
public interface Source {
    /**
     * Fetches what is published now and makes sure of it.
     *
     * @param folder for files in progress; kept between attempts
     * @param current the version in use, or null
     * @return the files, or null if the version in use is the one that is published
     * @throws RefreshFailedException if it cannot be had; what arrived stays for the next attempt
     */
    @Nullable
    Fetched fetch(Downloads downloads, Path folder, @Nullable Manifest current, Progress progress) throws IOException;
}

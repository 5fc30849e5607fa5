// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.backup;

import java.util.List;

/**
 * The last entry of an archive: what the others must be.
 *
 * @param format of the archive; another one is refused
 * @param files every file, in the order of the archive
 */
record Manifest(int format, List<Line> files) {
    static final int FORMAT = 1;

    /** The name of the entry. */
    static final String NAME = "manifest.json";

    /**
     * One file.
     *
     * @param path below the folder of everything that lasts, with slashes
     * @param sha256 of its content, in hexadecimal
     */
    record Line(String path, long bytes, String sha256) {}

    Manifest {
        files = List.copyOf(files);
    }
}

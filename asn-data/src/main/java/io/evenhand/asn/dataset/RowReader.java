// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the ranges out of a file of one format. */
@FunctionalInterface
public interface RowReader {
    /**
     * Passes every row on, in the order of the file.
     *
     * @throws io.evenhand.asn.table.MalformedDatasetException if the file is not of the format; rows may have been passed on
     */
    void read(Path file, Consumer<RangeRow> rows) throws IOException;
}

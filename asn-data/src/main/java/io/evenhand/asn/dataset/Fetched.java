// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import java.nio.file.Path;
import java.util.List;

/**
 * Files of a dataset that lie on this machine and are the ones that were published.
 *
 * @param source the kind of source
 * @param url where they come from, without credentials
 * @param integrity how that they are the published ones was made sure
 * @param files in the order in which their rows follow each other
 * @param format how they are read
 */
public record Fetched(
        String source, String url, Licence licence, String integrity, List<Path> files, RowReader format) {
    public Fetched {
        files = List.copyOf(files);
    }
}

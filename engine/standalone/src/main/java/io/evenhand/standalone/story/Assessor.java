// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import java.io.IOException;
import java.nio.file.Path;

/** Whoever turns a file of events into a file of assessments. */
@FunctionalInterface
public interface Assessor {
    /**
     * Returns the file of assessments.
     *
     * @param out a folder for it, which is there
     */
    Path assess(Path events, Path out) throws IOException, InterruptedException;
}

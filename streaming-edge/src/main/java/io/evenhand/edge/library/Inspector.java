// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

import java.io.IOException;
import java.nio.file.Path;

/** Looks into a file that nobody vouches for. */
public interface Inspector {
    /** ffprobe's JSON about the file's format and streams. */
    byte[] inspect(Path file) throws IOException, UnusableFilmException;

    /** Where the picture can be cut. */
    Keyframes keyframes(Path file, int stream) throws IOException, UnusableFilmException;
}

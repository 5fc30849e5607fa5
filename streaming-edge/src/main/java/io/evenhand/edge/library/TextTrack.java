// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Subtitles that are text, in the film's file or beside it.
 *
 * @param index of the stream in its file
 * @param language as the file or its name says, or {@code und}
 * @param beside the file beside the film, or null if they are in it
 */
public record TextTrack(
        int index, String language, @Nullable Path beside) {}

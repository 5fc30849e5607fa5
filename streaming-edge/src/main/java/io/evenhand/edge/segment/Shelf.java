// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.segment;

import java.io.IOException;

/** Where a cutter puts what it cut, in order; putting waits while nobody wants more, and so throttles ffmpeg. */
public interface Shelf {
    /** What a player needs once, before the first segment. */
    void init(byte[] bytes) throws IOException, InterruptedException;

    void segment(int n, byte[] bytes) throws IOException, InterruptedException;

    /** The segment at the end of what was written: whole only if ffmpeg ended well. */
    default void last(int n, byte[] bytes) throws IOException, InterruptedException {
        segment(n, bytes);
    }
}

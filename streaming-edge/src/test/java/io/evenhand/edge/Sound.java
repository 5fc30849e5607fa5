// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import java.nio.ByteBuffer;

/** A packed audio segment as a player reads it: the time in its tag, and its frames. */
final class Sound {
    private static final int TAG = 10 + 10 + 45 + 8;

    private Sound() {}

    static long ticks(byte[] segment) {
        return ByteBuffer.wrap(segment).getLong(TAG - 8);
    }

    static int frames(byte[] segment) {
        int frames = 0;
        int at = TAG;
        while (at < segment.length) {
            if ((segment[at] & 0xff) != 0xff) {
                throw new AssertionError("no frame begins at " + at);
            }
            at += (segment[at + 3] & 3) << 11 | (segment[at + 4] & 0xff) << 3 | (segment[at + 5] & 0xff) >> 5;
            frames++;
        }
        return frames;
    }
}

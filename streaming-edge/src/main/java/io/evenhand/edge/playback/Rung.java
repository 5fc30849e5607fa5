// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.playback;

/** One step of the ladder of qualities. */
public enum Rung {
    P240(426, 240, 400_000),
    P360(640, 360, 700_000),
    P480(854, 480, 1_200_000),
    P720(1280, 720, 2_800_000),
    P1080(1920, 1080, 5_000_000);

    private final int width;
    private final int height;
    private final int bitrate;

    Rung(int width, int height, int bitrate) {
        this.width = width;
        this.height = height;
        this.bitrate = bitrate;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int bitrate() {
        return bitrate;
    }
}

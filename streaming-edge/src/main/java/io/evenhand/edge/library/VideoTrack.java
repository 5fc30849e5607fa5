// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

/**
 * A film's picture.
 *
 * @param index of the stream in the file
 * @param width as shown: square pixels, upright
 * @param rate frames a second
 */
public record VideoTrack(
        int index, String codec, String profile, int level, int width, int height, Rate rate, String pixelFormat) {
    public VideoTrack {
        if (width < 2 || height < 2 || width > 16_384 || height > 16_384) {
            throw new IllegalArgumentException("a picture of " + width + " by " + height);
        }
    }

    /** Whether browsers and television sets decode it as it is: 8 bits, 4:2:0. */
    public boolean isPlain() {
        return pixelFormat.equals("yuv420p") || pixelFormat.equals("yuvj420p");
    }
}

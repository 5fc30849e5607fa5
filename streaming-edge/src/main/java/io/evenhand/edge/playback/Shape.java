// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.playback;

import io.evenhand.edge.library.Rate;
import io.evenhand.edge.library.VideoTrack;
import java.util.ArrayList;
import java.util.List;

/**
 * One picture the edge makes: its size, its rate and the bits it may take.
 *
 * @param name in addresses
 */
public record Shape(String name, int width, int height, Rate rate, int bitrate) {
    private static final double RATE_AS_MEANT = 30.5;

    /** The most bits in any second. */
    public int bitrateMax() {
        return bitrate * 5 / 4;
    }

    /**
     * The H.264 level in tenths that holds this size at this rate, by macroblocks a second.
     */
    public int level() {
        long blocks = (long) ((width + 15) / 16) * ((height + 15) / 16);
        double each = blocks * rate.value();
        if (blocks <= 1_620 && each <= 40_500) {
            return 30;
        }
        if (blocks <= 3_600 && each <= 108_000) {
            return 31;
        }
        if (blocks <= 5_120 && each <= 216_000) {
            return 32;
        }
        return blocks <= 8_192 && each <= 245_760 ? 40 : 42;
    }

    /** The ladder for a film, lowest first: never larger than the film, and at least one step. */
    public static List<Shape> ladder(VideoTrack film, int heightMax, long bitrateMax) {
        List<Shape> shapes = new ArrayList<>();
        for (Rung rung : Rung.values()) {
            double scale = Math.min((double) rung.width() / film.width(), (double) rung.height() / film.height());
            boolean wanted = rung != Rung.P240 && scale <= 1 && rung.height() <= heightMax;
            if (wanted && bitrate(rung, film.rate()) <= bitrateMax) {
                shapes.add(of(film, rung, scale));
            }
        }
        if (shapes.isEmpty()) {
            double scale = Math.min(
                    1,
                    Math.min((double) Rung.P240.width() / film.width(), (double) Rung.P240.height() / film.height()));
            shapes.add(of(film, Rung.P240, scale));
        }
        return shapes;
    }

    private static Shape of(VideoTrack film, Rung rung, double scale) {
        int width = even(film.width() * scale);
        int height = even(film.height() * scale);
        return new Shape(rung.height() + "p", width, height, film.rate(), bitrate(rung, film.rate()));
    }

    private static int bitrate(Rung rung, Rate rate) {
        return rate.value() > RATE_AS_MEANT ? rung.bitrate() * 3 / 2 : rung.bitrate();
    }

    private static int even(double length) {
        return Math.max(2, (int) Math.round(length / 2) * 2);
    }
}

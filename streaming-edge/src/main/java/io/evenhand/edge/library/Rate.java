// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

/** Frames a second, as a fraction. */
public record Rate(int frames, int seconds) {
    private static final Rate USUAL = new Rate(25, 1);
    private static final double LEAST = 5;
    private static final double MOST = 60.5;

    public Rate {
        if (frames <= 0 || seconds <= 0) {
            throw new IllegalArgumentException("a rate of " + frames + "/" + seconds);
        }
    }

    /** What ffprobe writes as {@code 24000/1001}; what cannot be played at is 25. */
    static Rate parse(String fraction) {
        String[] parts = fraction.split("/", -1);
        try {
            int frames = Integer.parseInt(parts[0]);
            int seconds = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
            if (frames > 0 && seconds > 0) {
                Rate rate = new Rate(frames, seconds);
                return rate.value() < LEAST || rate.value() > MOST ? USUAL : rate;
            }
        } catch (NumberFormatException e) {
            // 0/0 and N/A are what ffprobe says of a still picture
        }
        return USUAL;
    }

    public double value() {
        return (double) frames / seconds;
    }

    /** As ffmpeg takes it. */
    public String spelled() {
        return frames + "/" + seconds;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import org.jspecify.annotations.Nullable;

/** One rendition of the ladder; the source is never scaled up. */
public enum Rung {
    P480("480p", 854, 480, 1_200_000, "3.0"),
    P720("720p", 1280, 720, 2_800_000, "3.1");

    private static final int AUDIO_BITRATE = 128_000;

    private final String path;
    private final int width;
    private final int height;
    private final int videoBitrate;
    private final String level;

    Rung(String path, int width, int height, int videoBitrate, String level) {
        this.path = path;
        this.width = width;
        this.height = height;
        this.videoBitrate = videoBitrate;
        this.level = level;
    }

    /** Its name in addresses. */
    public String path() {
        return path;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    int videoBitrate() {
        return videoBitrate;
    }

    int videoBitrateMax() {
        return videoBitrate * 5 / 4;
    }

    String level() {
        return level;
    }

    int audioBitrate() {
        return AUDIO_BITRATE;
    }

    /** The most bits a second a client must be able to take, with the container's overhead. */
    public int peakBandwidth() {
        return (videoBitrateMax() + AUDIO_BITRATE) * 11 / 10;
    }

    public int averageBandwidth() {
        return (videoBitrate + AUDIO_BITRATE) * 11 / 10;
    }

    /** The codecs as RFC 6381 spells them: Main profile at this rung's level, and AAC-LC. */
    public String codecs() {
        return switch (this) {
            case P480 -> "avc1.4d401e,mp4a.40.2";
            case P720 -> "avc1.4d401f,mp4a.40.2";
        };
    }

    public static @Nullable Rung find(String path) {
        for (Rung rung : values()) {
            if (rung.path.equals(path)) {
                return rung;
            }
        }
        return null;
    }
}

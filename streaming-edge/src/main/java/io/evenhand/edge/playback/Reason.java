// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.playback;

import java.util.Locale;

/** Why a film does not reach a client in a cheaper way. */
public enum Reason {
    CLIENT_WANTS_SEGMENTS,
    CLIENT_WANTS_TRANSCODE,
    CONTAINER_NOT_SUPPORTED,
    VIDEO_CODEC_NOT_SUPPORTED,
    VIDEO_PIXELS_NOT_SUPPORTED,
    VIDEO_TOO_LARGE,
    VIDEO_BITRATE_TOO_HIGH,
    AUDIO_CODEC_NOT_SUPPORTED,
    AUDIO_CHANNELS_NOT_SUPPORTED,
    SEVERAL_AUDIO_TRACKS,
    SUBTITLES_NEED_SEGMENTS,
    KEYFRAMES_TOO_FAR_APART,
    KEYFRAMES_UNKNOWN,
    LIMITED_BY_POLICY;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

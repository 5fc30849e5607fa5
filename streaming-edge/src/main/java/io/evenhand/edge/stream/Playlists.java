// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.transcode.Rung;
import java.util.Locale;

/**
 * The playlists, written here and not by ffmpeg: the grid is known before anything is encoded, and every address is
 * relative, so that the token in the path stays with each of them.
 */
final class Playlists {
    private Playlists() {}

    /** The ladder, lowest first, so that the first picture comes soon. */
    static String master() {
        StringBuilder out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        for (Rung rung : Rung.values()) {
            out.append(String.format(
                    Locale.ROOT,
                    "#EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS=\"%s\",RESOLUTION=%dx%d,FRAME-RATE=25.000\n",
                    rung.peakBandwidth(),
                    rung.averageBandwidth(),
                    rung.codecs(),
                    rung.width(),
                    rung.height()));
            out.append("v/").append(rung.path()).append("/index.m3u8\n");
        }
        return out.toString();
    }

    /** One rung: every segment up front, an integer target duration, an end. */
    static String media(int seconds, int segmentSeconds) {
        StringBuilder out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:")
                .append(segmentSeconds)
                .append("\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        for (int n = 0; n * segmentSeconds < seconds; n++) {
            int length = Math.min(segmentSeconds, seconds - n * segmentSeconds);
            out.append("#EXTINF:").append(length).append(".000,\n").append(n).append(".ts\n");
        }
        return out.append("#EXT-X-ENDLIST\n").toString();
    }
}

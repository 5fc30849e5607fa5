// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.library.AudioTrack;
import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Grid;
import io.evenhand.edge.library.TextTrack;
import io.evenhand.edge.playback.Packaging;
import io.evenhand.edge.segment.Subtitles;
import java.util.Locale;

/**
 * The playlists, written here and not by ffmpeg: the grid is known before anything is encoded, and every address is
 * relative, so that the token in the path stays with each of them.
 */
final class Playlists {
    /** Bits a second of packed AAC at 128 kbit/s with its headers. */
    static final long SOUND_PEAK = 145_000;

    private static final long SOUND_AVERAGE = 135_000;
    private static final String SOUND_CODEC = "mp4a.40.2";

    private Playlists() {}

    /** The ladder, lowest first, so that the first picture comes soon; sound and text as renditions beside it. */
    static String master(Plan plan) {
        Film film = plan.film();
        StringBuilder out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        boolean sound = !film.audio().isEmpty();
        boolean text = !film.texts().isEmpty();
        for (int n = 0; n < film.audio().size(); n++) {
            AudioTrack track = film.audio().get(n);
            media(out, "AUDIO", "sound", n, track.language(), n == 0, "a/" + n);
        }
        for (int n = 0; n < film.texts().size(); n++) {
            TextTrack track = film.texts().get(n);
            media(out, "SUBTITLES", "text", n, track.language(), false, "t/" + n);
        }
        for (Variant variant : plan.variants()) {
            out.append(String.format(
                    Locale.ROOT,
                    "#EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS=\"%s\",RESOLUTION=%dx%d,FRAME-RATE=%.3f%s%s\n",
                    variant.peak() + (sound ? SOUND_PEAK : 0),
                    variant.average() + (sound ? SOUND_AVERAGE : 0),
                    sound ? variant.codec() + "," + SOUND_CODEC : variant.codec(),
                    variant.width(),
                    variant.height(),
                    variant.rate().value(),
                    sound ? ",AUDIO=\"sound\"" : "",
                    text ? ",SUBTITLES=\"text\"" : ""));
            out.append("v/").append(variant.name()).append("/index.m3u8\n");
        }
        return out.toString();
    }

    private static void media(
            StringBuilder out, String type, String group, int n, String language, boolean first, String folder) {
        out.append("#EXT-X-MEDIA:TYPE=").append(type).append(",GROUP-ID=\"").append(group);
        out.append("\",NAME=\"").append(n + 1).append(' ').append(language).append('"');
        out.append(language.equals("und") ? "" : ",LANGUAGE=\"" + language + "\"");
        out.append(",DEFAULT=").append(first ? "YES" : "NO").append(",AUTOSELECT=YES,URI=\"");
        out.append(folder).append("/index.m3u8\"\n");
    }

    /** A picture: every segment up front, an integer target duration, an end. */
    static String picture(Plan plan) {
        String map = plan.packaging() == Packaging.FMP4 ? "#EXT-X-MAP:URI=\"init.mp4\"\n" : "";
        return segments(plan.grid(), plan.packaging().ending(), map);
    }

    static String sound(Plan plan) {
        return segments(plan.film().grid(), "aac", "");
    }

    static String text(Film film) {
        int count = Subtitles.segments(film.durationMs());
        StringBuilder out = head(Math.min(Subtitles.SEGMENT_MS, film.durationMs()));
        for (int n = 0; n < count; n++) {
            segment(out, Math.min(Subtitles.SEGMENT_MS, film.durationMs() - n * Subtitles.SEGMENT_MS), n + ".vtt");
        }
        return out.append("#EXT-X-ENDLIST\n").toString();
    }

    private static String segments(Grid grid, String ending, String map) {
        StringBuilder out = head(grid.longestMs()).append(map);
        for (int n = 0; n < grid.count(); n++) {
            segment(out, grid.lengthMs(n), n + "." + ending);
        }
        return out.append("#EXT-X-ENDLIST\n").toString();
    }

    private static StringBuilder head(long longestMs) {
        // no segment may be longer than this, once both are rounded
        return new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:")
                .append((longestMs + 999) / 1_000)
                .append("\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n");
    }

    private static void segment(StringBuilder out, long ms, String name) {
        out.append(String.format(Locale.ROOT, "#EXTINF:%d.%03d,\n%s\n", ms / 1_000, ms % 1_000, name));
    }
}

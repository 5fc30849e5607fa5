// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** WebVTT subtitles as cues, to be cut on a grid of their own. */
public record Subtitles(List<Cue> cues) {
    /** How long a segment of text is. */
    public static final long SEGMENT_MS = 60_000;

    private static final Pattern TIMES = Pattern.compile(
            "((?:\\d+:)?\\d{2}:\\d{2}\\.\\d{3})\\s+-->\\s+" + "((?:\\d+:)?\\d{2}:\\d{2}\\.\\d{3})([^\\r\\n]*)");

    /** Text shown from one moment to another. */
    public record Cue(long fromMs, long toMs, String settings, String text) {}

    public Subtitles {
        cues = List.copyOf(cues);
    }

    /** Reads a WebVTT file; what is no cue is left out. */
    public static Subtitles read(String vtt) {
        List<Cue> cues = new ArrayList<>();
        for (String block : vtt.replace("\r\n", "\n").split("\n\n+", -1)) {
            Matcher times = TIMES.matcher(block);
            if (times.find()) {
                String text = block.substring(times.end()).strip();
                long from = ms(times.group(1));
                long to = ms(times.group(2));
                if (!text.isEmpty() && to > from) {
                    cues.add(new Cue(from, to, times.group(3).strip(), text));
                }
            }
        }
        return new Subtitles(cues);
    }

    public static int segments(long durationMs) {
        return (int) ((durationMs + SEGMENT_MS - 1) / SEGMENT_MS);
    }

    /** The cues that show during segment {@code n}; its clock is the picture's. */
    public String segment(int n) {
        long from = n * SEGMENT_MS;
        StringBuilder out = new StringBuilder("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:")
                .append(TransportCutter.BASE_TICKS)
                .append(",LOCAL:00:00:00.000\n");
        for (Cue cue : cues) {
            if (cue.fromMs() < from + SEGMENT_MS && cue.toMs() > from) {
                out.append('\n').append(spelled(cue.fromMs())).append(" --> ").append(spelled(cue.toMs()));
                out.append(cue.settings().isEmpty() ? "" : " " + cue.settings());
                out.append('\n').append(cue.text()).append('\n');
            }
        }
        return out.toString();
    }

    private static long ms(String time) {
        String[] parts = time.split("[:.]", -1);
        long seconds = 0;
        for (int i = 0; i < parts.length - 1; i++) {
            seconds = seconds * 60 + Long.parseLong(parts[i]);
        }
        return seconds * 1_000 + Long.parseLong(parts[parts.length - 1]);
    }

    private static String spelled(long ms) {
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d.%03d", ms / 3_600_000, ms / 60_000 % 60, ms / 1_000 % 60, ms % 1_000);
    }
}

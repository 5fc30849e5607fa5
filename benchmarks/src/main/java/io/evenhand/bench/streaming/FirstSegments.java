// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.streaming;

import io.evenhand.bench.results.Sheet;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Q20: how soon the first segment comes and what a film costs, beside bare ffmpeg with the same words. */
final class FirstSegments {
    private static final int ROUNDS = 9;
    private static final int LAST = Clips.SECONDS / 2 - 1;

    private FirstSegments() {}

    /** What the edge asks of ffmpeg for the 720p picture of this film, into a pipe. */
    private static List<String> bare(Path film, String preset) {
        return List.of(
                "ffmpeg",
                "-hide_banner",
                "-nostdin",
                "-v",
                "error",
                "-ss",
                "0",
                "-i",
                film.toString(),
                "-map",
                "0:0",
                "-an",
                "-vf",
                "scale=1280:720:flags=bilinear,setsar=1,format=yuv420p",
                "-r",
                "25/1",
                "-c:v",
                "libx264",
                "-preset",
                preset,
                "-profile:v",
                "main",
                "-coder",
                "1",
                "-sc_threshold",
                "0",
                "-b:v",
                "2800000",
                "-maxrate",
                "3500000",
                "-bufsize",
                "3500000",
                "-level:v",
                "3.1",
                "-bf",
                "0",
                "-force_key_frames",
                "expr:gte(t,n_forced*2)",
                "-g",
                "50",
                "-bsf:v",
                "dump_extra",
                "-video_track_timescale",
                "90000",
                "-movflags",
                "+frag_keyframe+empty_moov+default_base_moof+negative_cts_offsets+skip_trailer",
                "-f",
                "mp4",
                "pipe:1");
    }

    static void run(EdgeProcess edge, Path film) throws IOException, InterruptedException {
        String preset = Runtime.getRuntime().availableProcessors() >= 4 ? "veryfast" : "ultrafast";
        double[] firstBare = new double[ROUNDS];
        double[] firstEdge = new double[ROUNDS];
        double[] cpuBare = new double[ROUNDS];
        double[] cpuEdge = new double[ROUNDS];
        double[] cpuServing = new double[ROUNDS];
        edge.open("{\"account\":\"warm\",\"server\":\"s\",\"caps\":{\"hls\":\"fmp4\"}}", "close");
        long own = ProcessHandle.current().pid();
        for (int round = 0; round < ROUNDS; round++) {
            double before = EdgeProcess.processor(own, true);
            long start = System.nanoTime();
            Process process = new ProcessBuilder(bare(film, preset))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            firstBare[round] = untilSecondFragment(process.getInputStream(), start);
            process.waitFor();
            cpuBare[round] = EdgeProcess.processor(own, true) - before;

            String root =
                    edge.open("{\"account\":\"a" + round + "\",\"server\":\"s\",\"caps\":{\"hls\":\"fmp4\"}}", "close");
            double child = edge.processor(true);
            double self = edge.processor(false);
            start = System.nanoTime();
            edge.get(root + "/v/720p/0.m4s");
            firstEdge[round] = (System.nanoTime() - start) / 1e6;
            for (int n = 1; n <= LAST; n++) {
                edge.get(root + "/v/720p/" + n + ".m4s");
            }
            Thread.sleep(300); // until the child is reaped
            cpuServing[round] = edge.processor(false) - self;
            cpuEdge[round] = edge.processor(true) - child + cpuServing[round];
            edge.client()
                    .send(
                            HttpRequest.newBuilder(edge.uri(root)).DELETE().build(),
                            HttpResponse.BodyHandlers.discarding());
            Thread.sleep(300);
        }
        System.out.printf(
                Locale.ROOT,
                "Q20 first 720p segment: bare %.0f ms, edge %.0f ms; processor for %d s: bare %.2f s, edge %.2f s,"
                        + " of which %.2f s are the edge's own (medians of %d)%n",
                median(firstBare),
                median(firstEdge),
                Clips.SECONDS,
                median(cpuBare),
                median(cpuEdge),
                median(cpuServing),
                ROUNDS);
        Sheet sheet = Sheet.of("Q20");
        sheet.ours("first segment", median(firstEdge), "ms");
        sheet.add("first segment", "bare ffmpeg", median(firstBare), "ms");
        sheet.ours("first segment, beside bare", median(firstEdge) / median(firstBare), "times")
                .atMost(1.2);
        sheet.ours("processor for " + Clips.SECONDS + " s", median(cpuEdge), "s of a processor");
        sheet.add("processor for " + Clips.SECONDS + " s", "bare ffmpeg", median(cpuBare), "s of a processor");
        sheet.ours("processor, beside bare", median(cpuEdge) / median(cpuBare), "times")
                .atMost(1.05);
        sheet.write();
    }

    /** Milliseconds until the second fragment begins, which is when the first is known to be whole; reads on to the end. */
    private static double untilSecondFragment(InputStream in, long start) throws IOException {
        byte[] piece = new byte[1 << 16];
        int found = 0;
        int matched = 0;
        double at = 0;
        byte[] wanted = {'m', 'o', 'o', 'f'};
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            for (int i = 0; i < read && found < 2; i++) {
                matched = piece[i] == wanted[matched] ? matched + 1 : piece[i] == wanted[0] ? 1 : 0;
                if (matched == wanted.length) {
                    found++;
                    matched = 0;
                    at = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        return at;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

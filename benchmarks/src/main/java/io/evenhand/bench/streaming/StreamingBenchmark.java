// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.streaming;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Q20 to Q22: the edge's first segment and processor time beside bare ffmpeg, 1,000 direct viewers, 1,000 revocations. */
public final class StreamingBenchmark {
    private static final int VIEWERS = 1_000;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 30;
    private static final int LAST = SECONDS / 2 - 1;

    private StreamingBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "java %s, commit %s, load %s%n",
                System.getProperty("java.version"),
                System.getProperty("evenhand.commit", "unknown"),
                Files.readString(Path.of("/proc/loadavg")).strip());
        Path folder = Files.createTempDirectory("evenhand-streaming");
        Path film = film(folder);
        try (Feed feed = new Feed();
                EdgeProcess edge = new EdgeProcess(
                        folder,
                        feed,
                        Map.of("EVENHAND_EDGE_MEDIA", folder.resolve("films").toString()))) {
            transcode(edge, film);
            direct(edge, film);
            revocation(edge, feed);
        }
    }

    private static Path film(Path folder) throws IOException, InterruptedException {
        Path film = Files.createDirectories(folder.resolve("films")).resolve("film.mp4");
        run(List.of(
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=1280x720:rate=25:duration=" + SECONDS,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=" + SECONDS,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-profile:v",
                "main",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "50",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart",
                film.toString()));
        return film;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("failed: " + command);
        }
    }

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

    private static void transcode(EdgeProcess edge, Path film) throws IOException, InterruptedException {
        String preset = Runtime.getRuntime().availableProcessors() >= 4 ? "veryfast" : "ultrafast";
        double[] firstBare = new double[ROUNDS];
        double[] firstEdge = new double[ROUNDS];
        double[] cpuBare = new double[ROUNDS];
        double[] cpuEdge = new double[ROUNDS];
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
            cpuEdge[round] = edge.processor(true) - child + edge.processor(false) - self;
            edge.client()
                    .send(
                            HttpRequest.newBuilder(edge.uri(root)).DELETE().build(),
                            HttpResponse.BodyHandlers.discarding());
            Thread.sleep(300);
        }
        System.out.printf(
                Locale.ROOT,
                "Q20 first 720p segment: bare %.0f ms, edge %.0f ms; processor for %d s: bare %.2f s, edge %.2f s"
                        + " (medians of %d)%n",
                median(firstBare),
                median(firstEdge),
                SECONDS,
                median(cpuBare),
                median(cpuEdge),
                ROUNDS);
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

    /** Each viewer asks for the next two seconds of the file every two seconds. */
    private static void direct(EdgeProcess edge, Path film) throws IOException, InterruptedException {
        List<String> files = new ArrayList<>();
        for (int n = 0; n < VIEWERS; n++) {
            files.add(edge.open(
                    "{\"account\":\"d" + n + "\",\"server\":\"s\",\"caps\":{\"direct\":true,\"containers\":[\"mp4\"],"
                            + "\"video\":[\"h264\"],\"audio\":[\"aac\"]}}",
                    "file"));
        }
        long size = Files.size(film);
        long step = size / (SECONDS / 2);
        int rounds = 8;
        double[] took = new double[VIEWERS * rounds];
        CountDownLatch left = new CountDownLatch(took.length);
        double self = edge.processor(false);
        long start = System.nanoTime();
        for (int n = 0; n < took.length; n++) {
            int request = n;
            long due = start + n * 2_000_000_000L / VIEWERS;
            while (System.nanoTime() < due) {
                Thread.sleep(0, 200_000);
            }
            long from = (long) (n / VIEWERS) * step;
            CompletableFuture<HttpResponse<Void>> answer = edge.client()
                    .sendAsync(
                            HttpRequest.newBuilder(edge.uri(files.get(n % VIEWERS)))
                                    .header("Range", "bytes=" + from + "-" + (from + step - 1))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            var unused = answer.whenComplete((response, failure) -> {
                // from when it was due, so that a client that falls behind hides nothing
                took[request] = failure == null && response.statusCode() == 206
                        ? (System.nanoTime() - due) / 1e6
                        : Double.MAX_VALUE;
                left.countDown();
            });
        }
        if (!left.await(60, TimeUnit.SECONDS)) {
            throw new IOException("requests were left unanswered: " + left.getCount());
        }
        double cpu = edge.processor(false) - self;
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "Q21 %d direct viewers, %d KiB each 2 s: p50 %.1f ms, p99 %.1f ms, most %.1f ms, %d failed; edge %.2f"
                        + " ms of processor a request%n",
                VIEWERS,
                step >> 10,
                took[took.length / 2],
                took[took.length * 99 / 100],
                took[took.length - 1],
                Arrays.stream(took).filter(each -> each == Double.MAX_VALUE).count(),
                cpu * 1e3 / took.length);
    }

    private static void revocation(EdgeProcess edge, Feed feed) throws IOException, InterruptedException {
        double[] heard = new double[VIEWERS];
        CountDownLatch listening = new CountDownLatch(VIEWERS);
        CountDownLatch left = new CountDownLatch(VIEWERS);
        long[] start = new long[1];
        for (int n = 0; n < VIEWERS; n++) {
            int viewer = n;
            String events = edge.open(
                    "{\"account\":\"sold\",\"server\":\"s\",\"viewer\":\"v" + n
                            + "\",\"caps\":{\"direct\":true,\"containers\":"
                            + "[\"mp4\"],\"video\":[\"h264\"],\"audio\":[\"aac\"]}}",
                    "events");
            var unused = edge.client()
                    .sendAsync(
                            HttpRequest.newBuilder(edge.uri(events)).build(),
                            HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(line -> {
                                if (line.equals(": here")) {
                                    listening.countDown();
                                } else if (line.equals("event: revoked")) {
                                    heard[viewer] = (System.nanoTime() - start[0]) / 1e6;
                                    left.countDown();
                                }
                            })));
        }
        if (!listening.await(60, TimeUnit.SECONDS)) {
            throw new IOException("not all viewers listen");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        start[0] = System.nanoTime();
        feed.publish(new PolicyEntry(
                new AccountId("sold"),
                null,
                Measure.SUSPEND_ACCOUNT,
                new DecisionId("d1"),
                "RHYTHM_BILLING",
                "https://appeals.example/d/d1",
                now.minusSeconds(1),
                now.plusSeconds(9_000),
                null));
        if (!left.await(60, TimeUnit.SECONDS)) {
            throw new IOException("not all viewers heard");
        }
        Arrays.sort(heard);
        System.out.printf(
                Locale.ROOT,
                "Q22 %d live sessions of one account, from the feed's announcement to the viewer: p50 %.0f ms, p99"
                        + " %.0f ms, last %.0f ms%n",
                VIEWERS,
                heard[VIEWERS / 2],
                heard[VIEWERS * 99 / 100],
                heard[VIEWERS - 1]);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

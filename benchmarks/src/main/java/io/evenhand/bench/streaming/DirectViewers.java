// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.streaming;

import io.evenhand.bench.results.Sheet;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Q21: 1,000 viewers of a file as it is, each asking for the next two seconds of it every two seconds. */
final class DirectViewers {
    static final int VIEWERS = 1_000;
    static final String CAPS =
            "\"caps\":{\"direct\":true,\"containers\":[\"mp4\"],\"video\":[\"h264\"],\"audio\":[\"aac\"]}";

    private static final int ROUNDS = 10;
    private static final long EVERY_NANOS = 2_000_000_000L;

    private DirectViewers() {}

    static void run(EdgeProcess edge, Path film) throws IOException, InterruptedException {
        List<String> files = new ArrayList<>();
        for (int n = 0; n < VIEWERS; n++) {
            files.add(edge.open("{\"account\":\"d" + n + "\",\"server\":\"s\"," + CAPS + "}", "file"));
        }
        long step = Files.size(film) / (Clips.SECONDS / 2);
        double self = edge.processor(false);
        long start = System.nanoTime();
        double[] took = asked(edge, files, step, start);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = edge.processor(false) - self;
        tell(took, step, seconds, cpu);
    }

    /** Milliseconds from when each request was due to its answer; {@link Double#MAX_VALUE} for one that failed. */
    private static double[] asked(EdgeProcess edge, List<String> files, long step, long start)
            throws IOException, InterruptedException {
        double[] took = new double[VIEWERS * ROUNDS];
        CountDownLatch left = new CountDownLatch(took.length);
        for (int n = 0; n < took.length; n++) {
            int request = n;
            long due = start + n * EVERY_NANOS / VIEWERS;
            while (System.nanoTime() < due) {
                Thread.sleep(0, 200_000);
            }
            long from = (n / VIEWERS) * step;
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
        if (!left.await(120, TimeUnit.SECONDS)) {
            throw new IOException("requests were left unanswered: " + left.getCount());
        }
        return took;
    }

    private static void tell(double[] took, long step, double seconds, double cpu) throws IOException {
        double[] first = Arrays.copyOf(took, VIEWERS);
        Arrays.sort(first);
        Arrays.sort(took);
        long failed =
                Arrays.stream(took).filter(each -> each == Double.MAX_VALUE).count();
        System.out.printf(
                Locale.ROOT,
                "Q21 %d direct viewers, %d KiB each 2 s, %.2f Gbit/s: p50 %.1f ms, p99 %.1f ms, most %.1f ms, %d failed;"
                        + " p99 of the first requests, each of which starts a playback, %.1f ms; edge %.2f ms of"
                        + " processor a request%n",
                VIEWERS,
                step >> 10,
                took.length * step * 8 / seconds / 1e9,
                took[took.length / 2],
                took[took.length * 99 / 100],
                took[took.length - 1],
                failed,
                first[VIEWERS * 99 / 100],
                cpu * 1e3 / took.length);
        Sheet sheet = Sheet.of("Q21");
        sheet.ours("viewers of a file as it is", VIEWERS, "viewers");
        sheet.ours("requests that failed", (double) failed, "requests").atMost(0);
        sheet.ours("a request, p50", took[took.length / 2], "ms");
        if (failed < took.length / 100) {
            sheet.ours("a request, p99", took[took.length * 99 / 100], "ms");
        }
        sheet.ours("edge's processor for a request", cpu * 1e3 / took.length, "ms of a processor");
        sheet.write();
    }
}

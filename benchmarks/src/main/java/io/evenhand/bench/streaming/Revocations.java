// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.streaming;

import io.evenhand.bench.results.Sheet;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Q22: how soon 1,000 viewers who play hear that they may not go on. */
final class Revocations {
    private Revocations() {}

    static void run(EdgeProcess edge, Feed feed) throws IOException, InterruptedException {
        int viewers = DirectViewers.VIEWERS;
        double[] heard = new double[viewers];
        CountDownLatch listening = new CountDownLatch(viewers);
        CountDownLatch left = new CountDownLatch(viewers);
        long[] start = new long[1];
        for (int n = 0; n < viewers; n++) {
            int viewer = n;
            String root = edge.open(
                    "{\"account\":\"sold\",\"server\":\"s\",\"viewer\":\"v" + n + "\"," + DirectViewers.CAPS + "}",
                    "close");
            played(edge, root);
            var unused = edge.client()
                    .sendAsync(
                            HttpRequest.newBuilder(edge.uri(root + "/events")).build(),
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
                "Q22 %d sessions of one account that play, from the feed's announcement to the viewer: p50 %.0f ms, p99"
                        + " %.0f ms, last %.0f ms%n",
                viewers,
                heard[viewers / 2],
                heard[viewers * 99 / 100],
                heard[viewers - 1]);
        Sheet sheet = Sheet.of("Q22");
        sheet.ours("from the announcement to the viewer, p50 of " + viewers, heard[viewers / 2], "ms");
        sheet.ours("the same, p99", heard[viewers * 99 / 100], "ms");
        sheet.ours("the same, the last", heard[viewers - 1], "ms");
        sheet.write();
    }

    /** A playback that was reported, so that its end has to be reported too. */
    private static void played(EdgeProcess edge, String root) throws IOException, InterruptedException {
        int status = edge.client()
                .send(
                        HttpRequest.newBuilder(edge.uri(root + "/file"))
                                .header("Range", "bytes=0-1023")
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != 206) {
            throw new IOException("a viewer could not play: " + status);
        }
    }
}

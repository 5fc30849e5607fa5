// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.streaming;

import io.evenhand.bench.results.Sheet;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Q23: how many films are transcoded in real time, one more every few seconds, with admission and without.
 *
 * <p>Every viewer watches a film of their own, because who watches the same shares the work, and asks for each segment as
 * soon as the last one came; the edge holds it until its time. A viewer's speed is the film's time by the clock's.
 */
final class Crowd {
    static final int FILMS = 24;
    static final int REPEATS = 10;

    private static final long STEP_MS = 10_000;
    /** A viewer who is held to real time by the edge is never measured above it, and a little below by chance. */
    private static final double REAL_TIME = 0.93;

    private Crowd() {}

    static void run(Path folder, Path films, Feed feed) throws IOException, InterruptedException {
        Sheet sheet = Sheet.of("Q23");
        for (String percent : List.of("100000", "85")) {
            boolean open = percent.equals("100000");
            try (EdgeProcess edge = new EdgeProcess(
                    folder,
                    feed,
                    Map.of(
                            "EVENHAND_EDGE_MEDIA", films.toString(),
                            "EVENHAND_EDGE_LEAD_SECONDS", "6",
                            "EVENHAND_EDGE_LEAD_MAX_SECONDS", "6",
                            "EVENHAND_EDGE_TRANSCODES", "100",
                            "EVENHAND_EDGE_SPEED_PERCENT", percent))) {
                String way = (open ? "without" : "with") + " admission";
                Grown grown = grown(edge);
                System.out.println("Q23 " + way + ": " + grown.told());
                sheet.ours("viewers in real time, " + way, grown.viewers(), "viewers");
                sheet.ours("the slowest of them, " + way, grown.slowest(), "times real time");
            }
        }
        sheet.write();
    }

    /** How many there were before the slowest fell behind, or the next was sent away, in numbers and in words. */
    private record Grown(int viewers, double slowest, String told) {}

    private static Grown grown(EdgeProcess edge) throws IOException, InterruptedException {
        List<Viewer> viewers = new ArrayList<>();
        double before = 1;
        try {
            for (String item : edge.items()) {
                HttpResponse<String> opened = edge.post("{\"account\":\"c" + viewers.size()
                        + "\",\"server\":\"s\",\"item\":\"" + item + "\",\"caps\":{\"hls\":\"fmp4\"}}");
                if (opened.statusCode() != 201) {
                    return new Grown(
                            viewers.size(),
                            before,
                            String.format(
                                    Locale.ROOT,
                                    "%d viewers, the slowest at %.2f; the next is answered %d, Retry-After %s",
                                    viewers.size(),
                                    before,
                                    opened.statusCode(),
                                    opened.headers().firstValue("Retry-After").orElse("missing")));
                }
                String root = EdgeProcess.member(opened.body(), "close");
                viewers.add(new Viewer(edge, root, edge.highest(root)));
                Thread.sleep(STEP_MS);
                double slowest =
                        viewers.stream().mapToDouble(Viewer::speed).min().orElse(1);
                System.out.printf(Locale.ROOT, "    %d viewers, the slowest at %.2f%n", viewers.size(), slowest);
                if (slowest < REAL_TIME) {
                    return new Grown(
                            viewers.size() - 1,
                            before,
                            String.format(
                                    Locale.ROOT,
                                    "%d viewers, the slowest at %.2f; one more and the slowest is at %.2f",
                                    viewers.size() - 1,
                                    before,
                                    slowest));
                }
                before = slowest;
            }
            return new Grown(viewers.size(), before, viewers.size() + " viewers and no end, the films ran out");
        } finally {
            viewers.forEach(Viewer::stop);
        }
    }

    /** Someone who takes segment after segment of the tallest picture. */
    private static final class Viewer implements Runnable {
        private final EdgeProcess edge;
        private final String root;
        private final String rendition;
        private final List<Long> arrived = new ArrayList<>();
        private final Thread thread = new Thread(this, "viewer");
        private volatile boolean stopped;

        Viewer(EdgeProcess edge, String root, String rendition) {
            this.edge = edge;
            this.root = root;
            this.rendition = rendition;
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void run() {
            try {
                for (int n = 0; !stopped; n++) {
                    if (edge.status(root + "/" + rendition + "/" + n + ".m4s") == 200) {
                        synchronized (arrived) {
                            arrived.add(System.nanoTime());
                        }
                    } else {
                        n--;
                        Thread.sleep(500);
                    }
                }
            } catch (IOException | InterruptedException e) {
                stopped = true;
            }
        }

        /** Over what came in the last ten seconds; the segments of the lead come at once and do not count. */
        double speed() {
            long now = System.nanoTime();
            synchronized (arrived) {
                int last = arrived.size() - 1;
                int first = last;
                while (first > 4 && now - arrived.get(first - 1) < 10_000_000_000L) {
                    first--;
                }
                if (last < 5 || last == first) {
                    return last < 5 ? 2.0 * (last + 1) / (STEP_MS / 1_000.0) : 0;
                }
                // the time since the last one counts too, beyond its own two seconds
                long end = Math.max(arrived.get(last), now - 2_000_000_000L);
                return (last - first) * 2e9 / (end - arrived.get(first));
            }
        }

        void stop() {
            stopped = true;
            thread.interrupt();
            try {
                edge.client()
                        .send(
                                HttpRequest.newBuilder(edge.uri(root)).DELETE().build(),
                                HttpResponse.BodyHandlers.discarding());
            } catch (IOException e) {
                // the edge is about to end
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

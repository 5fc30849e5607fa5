// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.id.AccountId;
import io.evenhand.edge.embedded.EmbeddedPolicy;
import io.evenhand.edge.query.Action;
import io.evenhand.edge.query.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Edges in a process of their own, each with its own connections, table and folder: a line names an account, and the answer
 * says for every edge when it first denied that account, in microseconds of the wall clock.
 */
final class FeedEdges {
    /** Before a revision that all are to have. */
    static final String UNTIL = "until ";

    private static final int PATIENCE_SECONDS = 60;

    private final List<EmbeddedPolicy> edges = new ArrayList<>();
    private volatile Waiting waiting = new Waiting(new AccountId("nobody"), 0);

    private FeedEdges() {}

    private record Waiting(AccountId account, AtomicLongArray denied, CountDownLatch left) {
        Waiting(AccountId account, int edges) {
            this(account, new AtomicLongArray(edges), new CountDownLatch(edges));
        }
    }

    /** {@code URL PUBLIC_KEY TOKEN FOLDER EDGES}. */
    public static void main(String[] arguments) throws Exception {
        FeedEdges all = new FeedEdges();
        int count = Integer.parseInt(arguments[4]);
        for (int n = 0; n < count; n++) {
            all.start(arguments, n);
        }
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String account = in.readLine(); account != null; account = in.readLine()) {
            System.out.println(
                    account.startsWith(UNTIL)
                            ? all.current(Long.parseLong(account.substring(UNTIL.length())))
                            : all.watch(new AccountId(account)));
        }
        all.edges.forEach(EmbeddedPolicy::close);
    }

    private void start(String[] arguments, int n) throws IOException, InterruptedException {
        String name = "edge-" + (n + 1);
        EmbeddedPolicy edge = EmbeddedPolicy.follow(
                new EmbeddedPolicy.Feed(
                        arguments[0],
                        Path.of(arguments[1]),
                        Path.of(arguments[2]).resolve(name),
                        Path.of(arguments[3]).resolve(name),
                        name),
                Clock.systemUTC());
        edge.onChange(() -> look(edge, n));
        edges.add(edge);
        while (!edge.isLoaded()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private void look(EmbeddedPolicy edge, int n) {
        Waiting now = waiting;
        boolean denied = n < now.denied().length()
                && !edge.ask(new Question(now.account(), null, Action.INVITE, null, false))
                        .allowed();
        if (denied && now.denied().compareAndSet(n, 0, micros())) {
            now.left().countDown();
        }
    }

    private String watch(AccountId account) throws InterruptedException {
        Waiting next = new Waiting(account, edges.size());
        waiting = next;
        System.out.println("watching");
        if (!next.left().await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not every edge denied " + account);
        }
        return next.denied().toString();
    }

    /** The moment at which all have a revision. */
    private String current(long rev) throws InterruptedException {
        for (EmbeddedPolicy edge : edges) {
            while (edge.rev() < rev) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        return "[" + micros() + "]";
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}

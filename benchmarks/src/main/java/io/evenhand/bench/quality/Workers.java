// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Does numbered pieces of work on some threads; the results are in the order of the numbers, whoever did them. */
record Workers(int threads, Progress progress) {

    private record Piece<T>(int number, T result) {}

    <T> List<T> all(String title, int pieces, IntFunction<T> work) {
        progress.start(title, pieces);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<List<Piece<T>>>> shares = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                shares.add(pool.submit(() -> share(next, pieces, work)));
            }
            List<Piece<T>> done = new ArrayList<>();
            for (Future<List<Piece<T>>> share : shares) {
                done.addAll(share.get());
            }
            done.sort((a, b) -> Integer.compare(a.number(), b.number()));
            return done.stream().map(Piece::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(title + " failed", e);
        } finally {
            pool.shutdownNow();
            progress.end();
        }
    }

    private <T> List<Piece<T>> share(AtomicInteger next, int pieces, IntFunction<T> work) {
        List<Piece<T>> done = new ArrayList<>();
        for (int number = next.getAndIncrement(); number < pieces; number = next.getAndIncrement()) {
            done.add(new Piece<>(number, work.apply(number)));
            progress.step();
        }
        return done;
    }
}

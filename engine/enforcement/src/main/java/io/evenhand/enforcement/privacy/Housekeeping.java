// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does small chores again and again on a thread of its own: one that fails keeps none of the others from being done. */
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final List<Chore> chores;
    private final Duration pause;
    private final BooleanSupplier mine;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Chores that are done at some times only.
     *
     * @param name the thread's
     * @param pause between two rounds
     * @param mine asked before each round
     */
    public Housekeeping(String name, List<Chore> chores, Duration pause, BooleanSupplier mine) {
        this.thread = new Thread(this::run, name);
        this.chores = List.copyOf(chores);
        this.pause = pause;
        this.mine = mine;
    }

    /** Something to be done again and again; safe to do twice. */
    public record Chore(String name, Runnable work) {}

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        stop.countDown();
        if (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            do {
                if (mine.getAsBoolean()) {
                    chores.forEach(Housekeeping::attempt);
                }
            } while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(Chore chore) {
        try {
            chore.work().run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed and will be tried again: {}", chore.name(), e.toString());
        }
    }
}

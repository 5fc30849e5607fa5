// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import io.evenhand.edge.segment.Shelf;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One ffmpeg at work on one making, from some segment to the end.
 *
 * <p>It makes no more than a few segments beyond the newest one asked for: its pipe is then not read, and it waits. So
 * nobody pays for what nobody watches, on any ffmpeg, with no signal sent.
 */
final class Run implements Shelf {
    /** How many segments it may be ahead of the newest one asked for. */
    static final int AHEAD_MAX = 3;
    /** How far beyond the newest segment a request may lie before a new start is faster than waiting. */
    static final int WAIT_MAX = 4;

    /** Takes what a run makes, on the run's own thread. */
    interface Sink {
        void init(Run run, byte[] bytes) throws IOException;

        void segment(Run run, int n, byte[] bytes) throws IOException;
    }

    private final int number;
    private final Making making;
    private final Encoder encoder;
    private final int first;
    private final Sink sink;
    private Spawner.@Nullable Child child;
    private int next;
    private int asked;
    private boolean stopped;
    private @Nullable String broken;
    private Instant lastProgress;
    private long since = System.nanoTime();
    private boolean waited;

    Run(int number, Making making, Encoder encoder, int first, Sink sink, Instant now) {
        this.number = number;
        this.making = making;
        this.encoder = encoder;
        this.first = first;
        this.sink = sink;
        next = first;
        asked = first;
        lastProgress = now;
    }

    /** Which run of this edge it is, so that no two write the same file. */
    int number() {
        return number;
    }

    Encoder encoder() {
        return encoder;
    }

    int first() {
        return first;
    }

    synchronized void started(Spawner.Child process) {
        child = process;
        notifyAll();
        if (stopped) {
            process.process().destroyForcibly();
        }
    }

    synchronized Spawner.@Nullable Child child() {
        return child;
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    synchronized int next() {
        return next;
    }

    boolean hasProduced() {
        return next() > first;
    }

    /** What was wrong with what ffmpeg wrote, or null. */
    synchronized @Nullable String broken() {
        return broken;
    }

    /** Whether waiting for this segment is better than starting anew there. */
    synchronized boolean willReach(int segment) {
        return !stopped && broken == null && segment >= next && segment <= next + WAIT_MAX;
    }

    /** Whether a viewer at {@code position} has use for it. */
    synchronized boolean serves(int position) {
        return position >= first - 1 && position <= next + WAIT_MAX;
    }

    synchronized void ask(int segment, Instant now) {
        asked = Math.max(asked, segment);
        lastProgress = now;
        notifyAll();
    }

    /** Whether it should have made something and did not. */
    synchronized boolean isStuck(Instant now, java.time.Duration patience) {
        return !stopped && next <= asked && lastProgress.plus(patience).isBefore(now);
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
        if (child != null) {
            child.process().destroyForcibly();
        }
    }

    /** How fast the segment that just came was made, in seconds of film a second; 0 if it was not made in one go. */
    synchronized double produced(int segment, Instant now) {
        long took = System.nanoTime() - since;
        double speed = waited || segment == first ? 0 : making.grid().lengthMs(segment) * 1e6 / Math.max(1, took);
        waited = false;
        since = System.nanoTime();
        next = Math.max(next, segment + 1);
        lastProgress = now;
        return speed;
    }

    /** Reads what ffmpeg writes, to its end; on a thread of its own. */
    void read(InputStream written) {
        try (InputStream in = written) {
            making.cutter(first).cut(in, this);
        } catch (IOException | UncheckedIOException e) {
            breakOff(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            breakOff("interrupted");
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void init(byte[] bytes) throws IOException {
        sink.init(this, bytes);
    }

    @Override
    public void segment(int n, byte[] bytes) throws IOException, InterruptedException {
        if (isStopped()) {
            throw new InterruptedException("stopped");
        }
        sink.segment(this, n, bytes);
        awaitDemand(n + 1);
    }

    @Override
    public void last(int n, byte[] bytes) throws IOException, InterruptedException {
        Spawner.Child process = awaitChild();
        if (process != null && process.process().waitFor() == 0 && !isStopped()) {
            sink.segment(this, n, bytes);
        }
    }

    private synchronized Spawner.@Nullable Child awaitChild() throws InterruptedException {
        while (child == null && !stopped) {
            wait();
        }
        return child;
    }

    private synchronized void awaitDemand(int segment) throws InterruptedException {
        while (!stopped && segment > asked + AHEAD_MAX) {
            waited = true;
            wait();
        }
    }

    private synchronized void breakOff(String why) {
        if (!stopped) {
            broken = why;
        }
        if (child != null) {
            child.process().destroyForcibly();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * One ffmpeg at work on one rendition of one session, from some segment to the end.
 *
 * <p>It is paused when it is far enough ahead of what was asked for, so that nobody pays for segments nobody watches.
 * All methods run on the transcoder's thread.
 */
final class Transcode {
    /** How many segments it may be ahead of the newest one asked for. */
    private static final int AHEAD_MAX = 6;
    /** How far beyond the newest segment a request may lie before a new start is faster than waiting. */
    private static final int WAIT_MAX = 8;

    private final Spawner.Child child;
    private final Encoder encoder;
    private final Path folder;
    private final int first;
    private int next;
    private int asked;
    private boolean paused;
    private boolean stopped;
    private Instant lastProgress;

    Transcode(Spawner.Child child, Encoder encoder, Path folder, int first, Instant now) {
        this.child = child;
        this.encoder = encoder;
        this.folder = folder;
        this.first = first;
        next = first;
        asked = first;
        lastProgress = now;
    }

    Encoder encoder() {
        return encoder;
    }

    Spawner.Child child() {
        return child;
    }

    Path folder() {
        return folder;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Whether it has made anything yet. */
    boolean hasProduced() {
        return next > first;
    }

    /** Whether waiting for this segment is better than starting anew there. */
    boolean willReach(int segment) {
        return !stopped && child.process().isAlive() && segment >= next && segment <= next + WAIT_MAX;
    }

    void ask(int segment, Instant now) throws IOException {
        asked = Math.max(asked, segment);
        if (paused) {
            lastProgress = now;
        }
        govern();
    }

    void produced(int segment, Instant now) throws IOException {
        next = Math.max(next, segment + 1);
        lastProgress = now;
        govern();
    }

    /** Whether it runs and yet nothing came for too long. */
    boolean isStuck(Instant now, java.time.Duration patience) {
        return !paused && !stopped && lastProgress.plus(patience).isBefore(now);
    }

    void stop() {
        stopped = true;
        child.process().destroyForcibly();
    }

    private void govern() throws IOException {
        boolean far = next > asked + AHEAD_MAX;
        if (far != paused && child.process().isAlive()) {
            Spawner.signal(child.process(), far ? "STOP" : "CONT");
            paused = far;
        }
    }
}

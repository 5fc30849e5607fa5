// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that keeps the table current: woken by an announcement, and by a clock in case none arrives.
 *
 * <p>While announcements flow, the head is read now and then anyway, because only the signed manifest proves freshness.
 */
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration SOON = Duration.ofMillis(250);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration POLL_WHILE_ANNOUNCED = Duration.ofSeconds(10);

    private final FeedSync sync;
    private final TrustedKey key;
    private final Consumer<Refusal> refused;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean announced;
    private volatile boolean reconnected;
    private volatile long lastHeard;
    private boolean booted;
    private volatile String lastTrouble = "";

    public Follower(FeedSync sync, TrustedKey key, Consumer<Refusal> refused) {
        this.sync = sync;
        this.key = key;
        this.refused = refused;
        thread = new Thread(this::run, "evenhand-feed");
        thread.setDaemon(true);
    }

    /** Loads what the disk holds, then starts to follow. */
    public void start() {
        bootOnce();
        thread.start();
    }

    /** An announcement or a heartbeat carried this head revision. */
    public void heard(long rev) {
        lastHeard = rev;
        if (sync.isBehind(rev)) {
            wake.release();
        }
    }

    /** How many revisions were announced beyond {@code rev}; announcements are a hint, so this is one too. */
    public long lag(long rev) {
        return Math.max(0, lastHeard - rev);
    }

    /** Whether announcements flow. */
    public boolean isAnnounced() {
        return announced;
    }

    /** What is in the way of following, or empty. */
    public String trouble() {
        return lastTrouble;
    }

    /** Something may be to be acknowledged. */
    public void wake() {
        wake.release();
    }

    /** Announcements began or ceased to flow. */
    public void connected(boolean now) {
        announced = now;
        reconnected = now;
        wake.release();
    }

    @Override
    public void close() {
        stopped = true;
        wake.release();
        try {
            // an interrupt would close a file that is being written, so it comes only if nothing else helps
            thread.join(2_000);
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            stepOnce();
            try {
                Duration wait = announced ? sync.owesAcknowledgement() ? SOON : POLL_WHILE_ANNOUNCED : POLL;
                boolean woken = wake.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
                if (woken) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void stepOnce() {
        try {
            TrustedKeys trusted = trusted();
            if (trusted == null) {
                trouble("the feed's public key file is not there yet");
                return;
            }
            if (reconnected) {
                reconnected = false;
                sync.acknowledgeAgain();
            }
            sync.step(trusted);
            trouble("");
        } catch (RefusedException e) {
            refused.accept(e.refusal());
            trouble("the feed was refused: " + e.getMessage());
        } catch (IOException e) {
            trouble("the feed is out of reach: " + e.getMessage());
        } catch (RuntimeException e) {
            if (stopped) {
                return;
            }
            LOG.error("following the feed failed, the last good state stays", e);
        }
    }

    private @Nullable TrustedKeys trusted() throws IOException {
        TrustedKeys trusted = key.find();
        if (trusted != null) {
            bootOnce();
        }
        return trusted;
    }

    private void bootOnce() {
        if (booted) {
            return;
        }
        try {
            TrustedKeys trusted = key.find();
            if (trusted == null) {
                return;
            }
            booted = true;
            sync.boot(trusted);
        } catch (RefusedException e) {
            refused.accept(e.refusal());
            LOG.error("the policy on disk was refused and is not used: {}", e.getMessage());
        } catch (IOException e) {
            LOG.error("the policy on disk cannot be read", e);
        }
    }

    /** Says each trouble once, and once that it is over. */
    private void trouble(String sentence) {
        if (sentence.equals(lastTrouble) || stopped) {
            return;
        }
        lastTrouble = sentence;
        if (sentence.isEmpty()) {
            LOG.info("the feed is followed again");
        } else {
            LOG.warn("{}", sentence);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The newest announcement, and a way to wait for the next one. */
public final class Heads {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition announced = lock.newCondition();
    private long count;
    private boolean stopped;

    /** An announcement was made: a new revision, or the same with a renewed manifest. */
    public void announce() {
        lock.lock();
        try {
            count++;
            announced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any more. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            announced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** How many announcements there were. */
    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the count as soon as it is above {@code seen}, or after {@code patience}, or when stopped. */
    long await(long seen, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (count <= seen && !stopped && left > 0) {
                left = announced.awaitNanos(left);
            }
            return count;
        } finally {
            lock.unlock();
        }
    }
}

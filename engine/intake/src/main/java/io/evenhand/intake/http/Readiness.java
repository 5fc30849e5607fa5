// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Whether a program can do its job, found out once a second at most: anybody may ask, and each answer costs a connection to
 * the log. Whoever asks while it is being found out hears the answer before.
 */
final class Readiness implements BooleanSupplier {
    private static final long GOOD_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final BooleanSupplier found;
    private final ReentrantLock finding = new ReentrantLock();
    private volatile boolean ready;
    private volatile long foundAt = System.nanoTime() - GOOD_FOR_NANOS;

    Readiness(BooleanSupplier found) {
        this.found = found;
    }

    @Override
    public boolean getAsBoolean() {
        if (System.nanoTime() - foundAt >= GOOD_FOR_NANOS && finding.tryLock()) {
            try {
                ready = found.getAsBoolean();
                foundAt = System.nanoTime();
            } finally {
                finding.unlock();
            }
        }
        return ready;
    }
}

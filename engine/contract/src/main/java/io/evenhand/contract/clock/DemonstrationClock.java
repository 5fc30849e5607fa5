// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.clock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The clock of a demonstration: this machine's, as many whole days ahead as the file {@link #FILE} says.
 *
 * <p>A story of due process takes weeks, and nobody watches a demonstration for weeks. Casework and the edge read one file,
 * so that what one of them signs is not from the other's future. The clock never goes back, since what was written stays
 * written; a program has this clock only if {@link #SETTING} names the folder of the file, which only a demonstration does.
 */
public final class DemonstrationClock extends Clock {
    /** The variable that names the folder in which the file lies; a program that is not told it has the machine's clock. */
    public static final String SETTING = "EVENHAND_DEMONSTRATION";

    /** What the file is called; it holds the number of days and nothing else. */
    public static final String FILE = "days-ahead";

    /** How far ahead it can go: enough for every clock there is to run out, too little for a number to overflow. */
    public static final int DAYS_MAX = 3_650;

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Path folder;
    private final Clock machine;
    private final AtomicInteger daysReached;
    private volatile long lookedAt;

    private DemonstrationClock(Path folder, Clock machine, int daysReached) {
        this.folder = folder;
        this.machine = machine;
        this.daysReached = new AtomicInteger(daysReached);
        lookedAt = System.nanoTime() - LOOK_NANOS;
    }

    /** The clock of the demonstration whose data lie in {@code folder}. */
    public static DemonstrationClock in(Path folder, Clock machine) {
        return new DemonstrationClock(folder, machine, 0);
    }

    /** How many days ahead the file in {@code folder} says; 0 where there is none. */
    public static int daysAhead(Path folder) {
        try {
            String text = Files.readString(folder.resolve(FILE), StandardCharsets.US_ASCII)
                    .strip();
            return text.matches("[0-9]{1,4}") ? Math.min(Integer.parseInt(text), DAYS_MAX) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public Instant instant() {
        long now = System.nanoTime();
        if (now - lookedAt >= LOOK_NANOS) {
            lookedAt = now;
            // two threads may read at once, and the later answer need not be the newer one
            int unused = daysReached.accumulateAndGet(daysAhead(folder), Math::max);
        }
        return machine.instant().plus(Duration.ofDays(daysReached.get()));
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DemonstrationClock(folder, machine.withZone(zone), daysReached.get());
    }
}

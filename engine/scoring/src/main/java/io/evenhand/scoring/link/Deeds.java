// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Windows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * On which days an account gave outsiders access, and in which minutes it gave, changed or took any.
 *
 * <p>Of the minutes the latest {@value #MINUTES_MAX} before a boundary count, within {@link #OPERATIONS}; so no day needs
 * more of its own, and a set that keeps the latest of each day is the same whatever the order of arrival.
 */
final class Deeds {
    static final int MINUTES_MAX = 128;
    static final long MINUTE = 60_000;

    /** How far back operations are looked at. */
    static final long OPERATIONS = 90 * Calendar.DAY;

    private final NavigableSet<Long> shared;
    private final NavigableSet<Long> minutes;

    private Deeds(NavigableSet<Long> shared, NavigableSet<Long> minutes) {
        this.shared = shared;
        this.minutes = minutes;
    }

    Deeds() {
        this(new TreeSet<>(), new TreeSet<>());
    }

    /** Whether the day is news. */
    boolean share(long day) {
        return shared.add(day);
    }

    /** Whether the minute is news. */
    boolean operate(long minute) {
        if (!minutes.add(minute)) {
            return false;
        }
        if (minutes.size() <= MINUTES_MAX) {
            return true;
        }
        long day = Calendar.day(minute);
        NavigableSet<Long> ofDay = minutes.subSet(day, true, day + Calendar.DAY, false);
        return ofDay.size() <= MINUTES_MAX || ofDay.pollFirst() != minute;
    }

    NavigableSet<Long> shared() {
        return shared;
    }

    NavigableSet<Long> minutes() {
        return minutes;
    }

    boolean sharedWithin(long from, long now) {
        return Days.within(shared, from, now);
    }

    /** The minutes that count at {@code now}. */
    NavigableSet<Long> minutes(long now) {
        NavigableSet<Long> counting = new TreeSet<>(minutes.subSet(now - OPERATIONS, now));
        while (counting.size() > MINUTES_MAX) {
            counting.pollFirst();
        }
        return counting;
    }

    /** Forgets what no evaluation at or after {@code now} looks at. */
    void prune(long now) {
        Days.keepLast(shared, now - Windows.KEYS, now);
        Days.forgetBefore(now - OPERATIONS, minutes);
        int tooMany = minutes.size() <= MINUTES_MAX ? 0 : minutes.headSet(now).size() - MINUTES_MAX;
        for (int i = 0; i < tooMany; i++) {
            minutes.pollFirst();
        }
    }

    boolean isEmpty() {
        return shared.isEmpty() && minutes.isEmpty();
    }

    void clear() {
        shared.clear();
        minutes.clear();
    }

    void write(DataOutput out) throws IOException {
        Days.write(shared, out);
        Days.write(minutes, out);
    }

    static Deeds read(DataInput in) throws IOException {
        return new Deeds(Days.read(in), Days.read(in));
    }
}

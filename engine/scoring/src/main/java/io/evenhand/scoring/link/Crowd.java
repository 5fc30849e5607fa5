// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.scoring.history.Calendar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names and the days on which each was there: exact as long as they are few, and no more of them than it takes to know
 * that they are too many.
 *
 * <p>Commutative although bounded. Of each week only the first {@code max + 1} names in alphabetical order are kept,
 * which is the same set whatever the order of arrival; a week that loses a name holds too many all the same, and so does
 * every window with that week in it. Of the time before a boundary the {@code max + 1} names last seen are kept, and a
 * window in which one of the others would have been counted holds all of these. Hence where there are not too many,
 * nobody is missing.
 */
final class Crowd {
    private final int max;
    private final Map<String, NavigableSet<Long>> days = new TreeMap<>();

    Crowd(int max) {
        this.max = max;
    }

    void add(String name, long day) {
        days.computeIfAbsent(name, each -> new TreeSet<>()).add(day);
        if (days.size() <= max + 1) {
            return;
        }
        long start = Calendar.boundaryAfter(day) - Calendar.WEEK;
        List<String> present = new ArrayList<>();
        days.forEach((each, its) -> {
            if (!its.subSet(start, start + Calendar.WEEK).isEmpty()) {
                present.add(each);
            }
        });
        if (present.size() > max + 1) {
            String last = present.get(present.size() - 1);
            NavigableSet<Long> its = daysOf(last);
            its.subSet(start, start + Calendar.WEEK).clear();
            dropEmpty();
        }
    }

    boolean contains(String name) {
        return days.containsKey(name);
    }

    /** The names there are, whatever their days. */
    Set<String> names() {
        return Set.copyOf(days.keySet());
    }

    /** The days of a name; empty if it was never there. */
    NavigableSet<Long> daysOf(String name) {
        NavigableSet<Long> its = days.get(name);
        return its == null ? new TreeSet<>() : its;
    }

    void remove(String name) {
        days.remove(name);
    }

    /** Who was there in {@code [from, now)}, in alphabetical order; if too many, the last seen, one more than the limit. */
    List<String> within(long from, long now) {
        return latest(now).stream()
                .filter(name -> Days.within(daysOf(name), from, now))
                .limit(max + 1L)
                .sorted()
                .toList();
    }

    /** Whether a list that {@link #within} gave stands for too many. */
    boolean isTooMany(List<String> present) {
        return present.size() > max;
    }

    /** Forgets the days before {@code oldest}, all but the last before {@code now}, and whom nobody needs to be counted any more. */
    void prune(long oldest, long now) {
        days.values().forEach(its -> Days.keepLast(its, oldest, now));
        List<String> latest = latest(now);
        latest.subList(Math.min(max + 1, latest.size()), latest.size())
                .forEach(name -> daysOf(name).headSet(now).clear());
        dropEmpty();
    }

    /** Those who were there before {@code now}, last seen first. */
    private List<String> latest(long now) {
        Comparator<String> lastSeen = Comparator.comparing(name -> daysOf(name).lower(now));
        List<String> latest = new ArrayList<>(days.keySet());
        latest.removeIf(name -> daysOf(name).lower(now) == null);
        latest.sort(lastSeen.reversed().thenComparing(Comparator.naturalOrder()));
        return latest;
    }

    /** The last day of all, or the least number. */
    long newest() {
        return days.values().stream().mapToLong(NavigableSet::last).max().orElse(Long.MIN_VALUE);
    }

    int size() {
        return days.size();
    }

    boolean isEmpty() {
        return days.isEmpty();
    }

    private void dropEmpty() {
        days.values().removeIf(NavigableSet::isEmpty);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(days.size());
        for (Map.Entry<String, NavigableSet<Long>> entry : days.entrySet()) {
            out.writeUTF(entry.getKey());
            Days.write(entry.getValue(), out);
        }
    }

    static Crowd read(int max, DataInput in) throws IOException {
        Crowd crowd = new Crowd(max);
        for (int i = in.readInt(); i > 0; i--) {
            crowd.days.put(in.readUTF(), Days.read(in));
        }
        return crowd;
    }
}

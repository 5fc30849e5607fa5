// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What remains of a week's playbacks: how long so many ran at once, and how often a further one was cut off.
 *
 * @param span how long was looked at, milliseconds
 * @param running milliseconds by how many external playbacks ran at once, from one on
 * @param cuts how often the owner ended a playback of a viewer who had just started one beyond a number, by that number
 */
public record PlaybackWeek(long span, NavigableMap<Integer, Long> running, NavigableMap<Integer, Integer> cuts) {
    /** A limit that is enforced is enforced soon. */
    private static final long SOON = Calendar.HOUR / 6;

    private static final double P95 = 0.95;

    static PlaybackWeek of(List<Session> sessions, long from, long to) {
        return new PlaybackWeek(to - from, running(sessions, from, to), cuts(sessions));
    }

    static PlaybackWeek sum(Collection<PlaybackWeek> weeks) {
        NavigableMap<Integer, Long> running = new TreeMap<>();
        NavigableMap<Integer, Integer> cuts = new TreeMap<>();
        for (PlaybackWeek week : weeks) {
            week.running.forEach((level, millis) -> running.merge(level, millis, Long::sum));
            week.cuts.forEach((level, count) -> cuts.merge(level, count, Integer::sum));
        }
        return new PlaybackWeek(Sessions.WEEKS * Calendar.WEEK, running, cuts);
    }

    /** The number of playbacks at once that is exceeded in a twentieth of all the time, nights included. */
    public int concurrencyP95() {
        long rest = (long) ((1 - P95) * span);
        long above = 0;
        for (Map.Entry<Integer, Long> level : running.descendingMap().entrySet()) {
            above += level.getValue();
            if (above > rest) {
                return level.getKey();
            }
        }
        return 0;
    }

    /** Sweeps over starts and ends. Which of the same moment comes first does not matter: no time passes between. */
    private static NavigableMap<Integer, Long> running(List<Session> sessions, long from, long to) {
        long[] starts = new long[sessions.size()];
        long[] ends = new long[sessions.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = Math.max(from, sessions.get(i).start());
            ends[i] = Math.min(to, sessions.get(i).end());
        }
        Arrays.sort(starts);
        Arrays.sort(ends);
        long[] millis = new long[starts.length + 1];
        int started = 0;
        long since = from;
        for (int ended = 0; ended < ends.length; ) {
            boolean starting = started < starts.length && starts[started] <= ends[ended];
            long at = starting ? starts[started] : ends[ended];
            millis[started - ended] += at - since;
            since = at;
            started += starting ? 1 : 0;
            ended += starting ? 0 : 1;
        }
        NavigableMap<Integer, Long> running = new TreeMap<>();
        for (int level = 1; level < millis.length; level++) {
            if (millis[level] > 0) {
                running.put(level, millis[level]);
            }
        }
        return running;
    }

    private static NavigableMap<Integer, Integer> cuts(List<Session> sessions) {
        NavigableMap<Integer, Integer> cuts = new TreeMap<>();
        if (sessions.stream().noneMatch(Session::endedByOwner)) {
            return cuts;
        }
        Map<String, List<Session>> byViewer = new HashMap<>();
        for (Session session : sessions) {
            byViewer.computeIfAbsent(session.viewer(), viewer -> new ArrayList<>())
                    .add(session);
        }
        for (Session cut : sessions) {
            int limit = cut.endedByOwner() ? limit(cut.end(), byViewer.getOrDefault(cut.viewer(), List.of())) : 0;
            if (limit > 0) {
                cuts.merge(limit, 1, Integer::sum);
            }
        }
        return cuts;
    }

    /** How many playbacks the viewer was left, if one had just been started beyond them; otherwise 0. */
    private static int limit(long at, List<Session> viewers) {
        int runningThen = 0;
        long newest = Long.MIN_VALUE;
        for (Session session : viewers) {
            if (session.isRunningAt(at)) {
                runningThen++;
                newest = Math.max(newest, session.start());
            }
        }
        return runningThen >= 2 && at - newest <= SOON ? runningThen - 1 : 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(span);
        out.writeInt(running.size());
        for (Map.Entry<Integer, Long> entry : running.entrySet()) {
            out.writeInt(entry.getKey());
            out.writeLong(entry.getValue());
        }
        out.writeInt(cuts.size());
        for (Map.Entry<Integer, Integer> entry : cuts.entrySet()) {
            out.writeInt(entry.getKey());
            out.writeInt(entry.getValue());
        }
    }

    static PlaybackWeek read(DataInput in) throws IOException {
        long span = in.readLong();
        NavigableMap<Integer, Long> running = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            running.put(in.readInt(), in.readLong());
        }
        NavigableMap<Integer, Integer> cuts = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            cuts.put(in.readInt(), in.readInt());
        }
        return new PlaybackWeek(span, running, cuts);
    }
}

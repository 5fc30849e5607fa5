// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Playbacks of external viewers, kept one by one for a week and summed up at its end.
 *
 * <p>A playback counts only when both its ends were seen: if the events that end playbacks were lost, all would seem to
 * run at the same time, and missing data must never raise anything.
 */
final class Sessions {
    /** A playback that is still open after so long has lost its end. */
    private static final long OPEN_MAX = Calendar.DAY;
    /** More open playbacks than this are no household's; the oldest is given up. */
    private static final int OPEN_AT_ONCE_MAX = 1_024;

    private static final int CLOSED_MAX = 50_000;

    /** Weeks of sums that are kept. */
    static final int WEEKS = 4;

    /** A playback whose end was not seen yet. */
    private record Open(String viewer, long start) {}

    private final Map<String, Open> open = new LinkedHashMap<>();
    private final List<Session> closed = new ArrayList<>();
    private final NavigableMap<Long, PlaybackWeek> weeks = new TreeMap<>();

    void start(String stream, String viewer, long at) {
        open.put(stream, new Open(viewer, at));
        if (open.size() > OPEN_AT_ONCE_MAX) {
            open.remove(open.keySet().iterator().next());
        }
    }

    /** A playback ended, by the owner's act or otherwise. */
    void end(String stream, long at, boolean byOwner) {
        Open known = open.remove(stream);
        if (known != null && at - known.start() <= OPEN_MAX && closed.size() < CLOSED_MAX) {
            closed.add(new Session(known.viewer(), known.start(), at, byOwner));
        }
    }

    /** Sums up the week that ends at {@code boundary} and forgets what is too old. */
    void settle(long boundary) {
        if (!closed.isEmpty()) {
            weeks.put(Calendar.week(boundary) - 1, PlaybackWeek.of(closed, boundary - Calendar.WEEK, boundary));
            closed.clear();
        }
        weeks.headMap(Calendar.week(boundary) - WEEKS).clear();
        open.values().removeIf(each -> boundary - each.start() > OPEN_MAX);
    }

    boolean isEmpty() {
        return open.isEmpty() && closed.isEmpty() && weeks.isEmpty();
    }

    /** The sums of the last four weeks before {@code now}. */
    PlaybackWeek lastWeeks(long now) {
        return PlaybackWeek.sum(weeks.tailMap(Calendar.week(now) - WEEKS).values());
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(open.size());
        for (Map.Entry<String, Open> entry : open.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue().viewer());
            out.writeLong(entry.getValue().start());
        }
        out.writeInt(closed.size());
        for (Session session : closed) {
            session.write(out);
        }
        out.writeInt(weeks.size());
        for (Map.Entry<Long, PlaybackWeek> entry : weeks.entrySet()) {
            out.writeLong(entry.getKey());
            entry.getValue().write(out);
        }
    }

    static Sessions read(DataInput in) throws IOException {
        Sessions sessions = new Sessions();
        for (int i = in.readInt(); i > 0; i--) {
            sessions.open.put(in.readUTF(), new Open(in.readUTF(), in.readLong()));
        }
        for (int i = in.readInt(); i > 0; i--) {
            sessions.closed.add(Session.read(in));
        }
        for (int i = in.readInt(); i > 0; i--) {
            sessions.weeks.put(in.readLong(), PlaybackWeek.read(in));
        }
        return sessions;
    }
}

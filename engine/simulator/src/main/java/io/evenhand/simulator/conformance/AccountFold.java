// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.conformance;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.TerminatedBy;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds one account's events, in the order of their time, into its figures. */
final class AccountFold {
    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final double AGED_DAYS = 20;
    private static final double TRIAL_DAYS = 4;
    private static final int VIEWERS_MIN = 5;

    private final long end;
    private final Map<ViewerId, Long> since = new HashMap<>();
    private final Set<ViewerId> home = new HashSet<>();
    private final Set<StreamId> running = new HashSet<>();
    private final List<Double> aged = new ArrayList<>();
    private final Load load = new Load();
    private int viewers;
    private int removals;
    private int starts;
    private int recentRemovals;
    private int trials;
    private int kills;
    private int events;
    private boolean playbackReported;
    private double tieDensity = Double.NaN;

    private AccountFold(Instant end) {
        this.end = end.toEpochMilli();
    }

    /** The figures of one account's events. */
    static Figures of(List<Event> events, Instant end) {
        AccountFold fold = new AccountFold(end);
        events.forEach(fold::add);
        return fold.figures();
    }

    private Figures figures() {
        Cycle cycle = Cycle.of(aged);
        load.until(end);
        return new Figures(
                viewers,
                removals,
                cycle.statistic(),
                aged.size(),
                cycle.onCycle(),
                trials,
                Math.min(starts, recentRemovals) / (double) Math.max(VIEWERS_MIN, viewers),
                tieDensity,
                kills,
                load.quantile(0.95),
                events,
                playbackReported);
    }

    private boolean inLast(int days, long at) {
        return end - at <= days * DAY;
    }

    private void add(Event event) {
        events++;
        long at = event.at().toEpochMilli();
        EventBody body = event.body();
        if (body instanceof EventBody.ShareAccepted it) {
            accepted(it, at);
        } else if (body instanceof EventBody.ShareChanged it) {
            if (it.librarySet() == null) {
                ended(it.viewer(), at);
            } else if (!home.contains(it.viewer())) {
                started(it.viewer(), at);
            }
        } else if (body instanceof EventBody.ShareRevoked it) {
            ended(it.viewer(), at);
        } else if (body instanceof EventBody.TiesMeasured it) {
            double pairs = it.viewers() * (it.viewers() - 1) / 2.0;
            tieDensity = pairs > 0 ? it.ties() / pairs : tieDensity;
        } else {
            playback(body, at);
        }
    }

    private void playback(EventBody body, long at) {
        if (body instanceof EventBody.StreamStarted it) {
            playbackReported = true;
            if (!it.home() && running.add(it.stream())) {
                load.change(at, running.size());
            }
        } else if (body instanceof EventBody.StreamStopped it) {
            stopped(it.stream(), at);
        } else if (body instanceof EventBody.StreamTerminated it) {
            kills += it.by() == TerminatedBy.OWNER && inLast(30, at) ? 1 : 0;
            stopped(it.stream(), at);
        }
    }

    private void stopped(StreamId stream, long at) {
        if (running.remove(stream)) {
            load.change(at, running.size());
        }
    }

    private void accepted(EventBody.ShareAccepted it, long at) {
        if (it.home()) {
            home.add(it.viewer());
        } else {
            started(it.viewer(), at);
        }
    }

    private void started(ViewerId viewer, long at) {
        if (since.putIfAbsent(viewer, at) == null) {
            starts += inLast(90, at) ? 1 : 0;
            viewers = Math.max(viewers, since.size());
        }
    }

    private void ended(ViewerId viewer, long at) {
        Long from = since.remove(viewer);
        if (from == null || !inLast(120, at)) {
            return;
        }
        double days = (at - from) / DAY;
        removals++;
        recentRemovals += inLast(90, at) ? 1 : 0;
        trials += days < TRIAL_DAYS && inLast(90, at) ? 1 : 0;
        if (days >= AGED_DAYS) {
            aged.add(days);
        }
    }

    /** For how long how many playbacks ran in the last 30 days. */
    private final class Load {
        private final List<Long> times = new ArrayList<>();
        private int level;
        private @Nullable Long from;

        void change(long at, int newLevel) {
            until(at);
            level = newLevel;
        }

        void until(long at) {
            long begin = (long) (end - 30 * DAY);
            long last = from == null ? begin : from;
            while (times.size() <= level) {
                times.add(0L);
            }
            if (at > last) {
                times.set(level, times.get(level) + at - last);
                from = at;
            }
        }

        int quantile(double part) {
            double all = times.stream().mapToLong(it -> it).sum();
            double sum = 0;
            for (int i = 0; i < times.size(); i++) {
                sum += times.get(i);
                if (sum >= part * all) {
                    return i;
                }
            }
            return 0;
        }
    }
}

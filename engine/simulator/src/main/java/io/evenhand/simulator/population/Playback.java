// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import static io.evenhand.simulator.population.Window.DAY;
import static io.evenhand.simulator.population.Window.HOUR;
import static io.evenhand.simulator.population.Window.MINUTE;

import io.evenhand.contract.event.DurationBucket;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.event.TerminatedBy;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import java.io.IOException;

/** Who plays when on one account: evenings mostly, weekends more, never a word on what. */
final class Playback {
    /** Days. */
    private static final double WEEK = 7;

    private final OwnerAccount owner;
    private final Identity identity;
    private final PlaybackHabits habits;
    private int streams;
    private int running;
    private int concurrencyPeak;

    Playback(OwnerAccount owner, Identity identity, PlaybackHabits habits) {
        this.owner = owner;
        this.identity = identity;
        this.habits = habits;
    }

    int concurrencyPeak() {
        return concurrencyPeak;
    }

    /** Sessions a week of a new viewer: a third hardly ever come, the rest up to three times a week; the Home is not our topic. */
    double rate(boolean home) {
        if (home) {
            return 0.2;
        }
        Draws draws = owner.draws;
        double rate = draws.chance(0.35) ? draws.uniform(0.25, 0.6) : draws.uniform(0.7, 2.7);
        return rate * habits.activity();
    }

    /** Plans the first playback of a new tenure. */
    void begin(Viewer viewer) {
        if (habits.reported()) {
            plan(viewer, viewer.tenure);
        }
    }

    void playNow(Viewer viewer) throws IOException {
        if (habits.reported() && viewer.shared) {
            play(viewer, false);
        }
    }

    private void plan(Viewer viewer, int tenure) {
        Draws draws = owner.draws;
        long gap = Window.days(draws.exponential(WEEK / viewer.sessionsPerWeek));
        long due = owner.now() + gap;
        long evening = due - Math.floorMod(due, DAY) + viewer.eveningHour * HOUR;
        long hours = (long) (draws.normal() * 1.3 * HOUR);
        if (!isWeekend(evening) && draws.chance(0.2)) {
            evening += DAY;
        }
        long at = Math.max(owner.now() + draws.between(5, 90) * MINUTE, evening + hours);
        owner.at(at, () -> playIfShared(viewer, tenure));
    }

    private void playIfShared(Viewer viewer, int tenure) throws IOException {
        if (viewer.shared && viewer.tenure == tenure) {
            play(viewer, true);
        }
    }

    private void play(Viewer viewer, boolean planNext) throws IOException {
        Draws draws = owner.draws;
        StreamId stream = new StreamId(identity.stream(streams++));
        owner.emit(
                new EventBody.StreamStarted(
                        stream, new ServerId(owner.server()), new ViewerId(viewer.id), viewer.home, mode()),
                draws.chance(0.12) ? Networks.origin(draws, Network.Kind.MOBILE) : viewer.origin);
        if (!viewer.home) {
            concurrencyPeak = Math.max(concurrencyPeak, ++running);
        }
        long length = (long) (minutes(draws) * MINUTE);
        int tenure = viewer.tenure;
        owner.at(owner.now() + length, () -> {
            end(viewer, stream, length);
            if (planNext && viewer.shared && viewer.tenure == tenure) {
                plan(viewer, tenure);
            }
        });
    }

    private void end(Viewer viewer, StreamId stream, long length) throws IOException {
        if (!viewer.home) {
            running--;
        }
        if (owner.draws.chance(habits.killed())) {
            owner.emit(new EventBody.StreamTerminated(stream, TerminatedBy.OWNER), null);
        } else if (owner.draws.chance(0.01)) {
            owner.emit(new EventBody.StreamTerminated(stream, TerminatedBy.CLIENT), null);
        } else {
            owner.emit(new EventBody.StreamStopped(stream, bucket(length)), null);
        }
    }

    private PlaybackMode mode() {
        double at = owner.draws.unit();
        if (at < habits.transcoded()) {
            return PlaybackMode.TRANSCODE;
        }
        return at < habits.transcoded() + 0.15 ? PlaybackMode.REMUX : PlaybackMode.DIRECT;
    }

    private static double minutes(Draws draws) {
        return switch (draws.pick(15, 45, 36, 4)) {
            case 0 -> draws.uniform(1, 10);
            case 1 -> draws.uniform(20, 60);
            case 2 -> draws.uniform(60, 170);
            default -> draws.uniform(181, 300);
        };
    }

    private static DurationBucket bucket(long length) {
        if (length < 10 * MINUTE) {
            return DurationBucket.UNDER_10_MINUTES;
        }
        if (length < HOUR) {
            return DurationBucket.UNDER_1_HOUR;
        }
        return length < 3 * HOUR ? DurationBucket.UNDER_3_HOURS : DurationBucket.OVER_3_HOURS;
    }

    /** 1970-01-01 was a Thursday. */
    private static boolean isWeekend(long time) {
        long day = Math.floorMod(Math.floorDiv(time, DAY) + 4, 7L);
        return day == 0 || day == 6;
    }
}

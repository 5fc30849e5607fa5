// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import static io.evenhand.simulator.population.Window.DAY;
import static io.evenhand.simulator.population.Window.HOUR;
import static io.evenhand.simulator.population.Window.MINUTE;

import io.evenhand.contract.event.DurationBucket;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.event.TerminatedBy;
import io.evenhand.contract.id.StreamId;
import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.draw.Law;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Who plays when on one account: evenings mostly, weekends more, never a word on what. */
final class Playback {
    /** Days. */
    private static final double WEEK = 7;

    private final OwnerAccount owner;
    private final Identity identity;
    private final PlaybackLaws laws;
    private final PlaybackHabits habits;
    private OwnerAccount.KillHook hook = viewer -> {};
    private int streams;
    private int running;
    private int concurrencyPeak;

    Playback(OwnerAccount owner, Identity identity, PlaybackLaws laws, PlaybackHabits habits) {
        this.owner = owner;
        this.identity = identity;
        this.laws = laws;
        this.habits = habits;
    }

    /** A playback that may be over before its planned end. */
    private static final class Session {
        private final StreamId stream;
        private final Viewer viewer;
        private final long length;
        private boolean over;

        private Session(StreamId stream, Viewer viewer, long length) {
            this.stream = stream;
            this.viewer = viewer;
            this.length = length;
        }
    }

    int concurrencyPeak() {
        return concurrencyPeak;
    }

    void onKill(OwnerAccount.KillHook then) {
        hook = then;
    }

    /** Sessions a week of a new viewer; the Home is not our topic. */
    double rate(boolean home) {
        Draws draws = owner.draws;
        if (home) {
            return laws.homeSessionsPerWeek().draw(draws) * habits.activity();
        }
        Law law = laws.lightViewers().happens(draws) ? laws.lightSessionsPerWeek() : laws.sessionsPerWeek();
        return law.draw(draws) * habits.activity();
    }

    /** Plans the first playback of a new tenure. */
    void begin(Viewer viewer) {
        if (habits.reported() && viewer.sessionsPerWeek > 0) {
            plan(viewer, viewer.tenure);
        }
    }

    void playNow(Viewer viewer) throws IOException {
        if (habits.reported() && viewer.shared && owner.hasServer()) {
            Session session = start(viewer);
            owner.at(owner.now() + session.length, () -> end(session));
        }
    }

    private void plan(Viewer viewer, int tenure) {
        Draws draws = owner.draws;
        long gap = Window.days(draws.exponential(WEEK / viewer.sessionsPerWeek));
        long due = owner.now() + gap;
        long evening = due - Math.floorMod(due, DAY) + viewer.eveningHour * HOUR;
        long spread = (long) (draws.normal() * laws.eveningSpreadHours().draw(draws) * HOUR);
        if (!isWeekend(evening) && laws.postponedOnWeekdays().happens(draws)) {
            evening += DAY;
        }
        long earliest = owner.now() + laws.pauseMinutes().whole(draws) * MINUTE;
        owner.at(Math.max(earliest, evening + spread), () -> playIfShared(viewer, tenure));
    }

    private void playIfShared(Viewer viewer, int tenure) throws IOException {
        if (!viewer.shared || viewer.tenure != tenure || !owner.hasServer()) {
            return;
        }
        Session session = start(viewer);
        owner.at(owner.now() + session.length, () -> {
            end(session);
            if (viewer.shared && viewer.tenure == tenure) {
                plan(viewer, tenure);
            }
        });
        if (habits.policed() && viewer.streams > 0 && laws.overCap().happens(owner.draws)) {
            overload(session);
        }
    }

    private Session start(Viewer viewer) throws IOException {
        Draws draws = owner.draws;
        Session session = new Session(identity.stream(streams++), viewer, (long) (minutes(draws) * MINUTE));
        owner.emit(
                new EventBody.StreamStarted(session.stream, owner.server(), viewer.id, viewer.home, mode()),
                laws.awayFromHome().happens(draws) ? Networks.origin(draws, Network.Kind.MOBILE) : viewer.origin);
        if (!viewer.home) {
            concurrencyPeak = Math.max(concurrencyPeak, ++running);
        }
        return session;
    }

    private void end(Session session) throws IOException {
        if (session.over) {
            return;
        }
        if (owner.draws.chance(habits.killed())) {
            kill(session);
            hook.killed(session.viewer);
        } else if (laws.endedByClient().happens(owner.draws)) {
            finish(session, new EventBody.StreamTerminated(session.stream, TerminatedBy.CLIENT));
        } else {
            DurationBucket length = DurationBucket.of(Duration.ofMillis(session.length));
            finish(session, new EventBody.StreamStopped(session.stream, length));
        }
    }

    private void kill(Session session) throws IOException {
        finish(session, new EventBody.StreamTerminated(session.stream, TerminatedBy.OWNER));
    }

    private void finish(Session session, EventBody how) throws IOException {
        session.over = true;
        if (!session.viewer.home) {
            running--;
        }
        owner.emit(how, null);
    }

    /** The viewer's friends join in until there is one stream too many; the next poll stops all of them. */
    private void overload(Session first) {
        Viewer viewer = first.viewer;
        List<Session> sessions = new ArrayList<>(List.of(first));
        long at = owner.now();
        for (int extra = 0; extra < viewer.streams; extra++) {
            at += (long) (laws.overCapMinutes().draw(owner.draws) * MINUTE);
            owner.at(at, () -> {
                if (viewer.shared && owner.hasServer()) {
                    Session more = start(viewer);
                    sessions.add(more);
                    owner.at(owner.now() + more.length, () -> end(more));
                }
            });
        }
        long poll = (long) (laws.pollMinutes().draw(owner.draws) * MINUTE);
        owner.at(at - Math.floorMod(at, poll) + poll, () -> stopAll(sessions, viewer.streams));
    }

    private void stopAll(List<Session> sessions, int allowed) throws IOException {
        if (sessions.stream().filter(session -> !session.over).count() > allowed) {
            for (Session session : sessions) {
                if (!session.over) {
                    kill(session);
                }
            }
        }
    }

    private PlaybackMode mode() {
        double at = owner.draws.unit();
        if (at < habits.transcoded()) {
            return PlaybackMode.TRANSCODE;
        }
        return at < habits.transcoded() + laws.remuxed().draw(owner.draws) ? PlaybackMode.REMUX : PlaybackMode.DIRECT;
    }

    private double minutes(Draws draws) {
        return switch (laws.lengthKind().whole(draws)) {
            case 0 -> laws.briefMinutes().draw(draws);
            case 1 -> laws.episodeMinutes().draw(draws);
            case 2 -> laws.filmMinutes().draw(draws);
            default -> laws.marathonMinutes().draw(draws);
        };
    }

    /** 1970-01-01 was a Thursday. */
    private static boolean isWeekend(long time) {
        long day = Math.floorMod(Math.floorDiv(time, DAY) + 4, 7L);
        return day == 0 || day == 6;
    }
}

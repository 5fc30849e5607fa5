// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.edge.telemetry.PlaybackLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every session of this edge, in memory and on disk.
 *
 * <p>Each change is reported first and written down second: a crash in between reports it again under the same id.
 */
public final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration LIFE = Duration.ofHours(12);

    /** A session and what need not outlive a restart. */
    private static final class Slot {
        private volatile Session session;
        private volatile Instant lastSeen;
        private final Pacing pacing;

        Slot(Session session, Instant now, Pacing pacing) {
            this.session = session;
            this.lastSeen = now;
            this.pacing = pacing;
        }
    }

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final SessionDisk disk;
    private final Positions positions;
    private final PlaybackLog log;
    private final Clock clock;
    private final Duration lead;
    private final Duration idleMax;

    public Sessions(Path folder, PlaybackLog log, Clock clock, Duration lead, Duration idleMax) {
        this.log = log;
        this.clock = clock;
        this.lead = lead;
        this.idleMax = idleMax;
        try {
            disk = new SessionDisk(folder);
            positions = new Positions(folder.resolveSibling("positions"), clock);
            Instant now = clock.instant();
            for (Session session : disk.load()) {
                slots.put(session.id(), new Slot(session, now, new Pacing(lead)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sessions on disk cannot be read", e);
        }
    }

    /** How many streams to external viewers the account has open here. */
    public int externalStreams(AccountId account) {
        return (int) slots.values().stream()
                .map(slot -> slot.session)
                .filter(session -> session.account().equals(account) && session.countsAsExternal())
                .count();
    }

    /** Opens a session if {@code admitted} says so; one at a time, so that two cannot both be the last below a cap. */
    public synchronized @Nullable Session open(
            AccountId account,
            ServerId server,
            @Nullable ViewerId viewer,
            boolean home,
            Session.Watch watch,
            BooleanSupplier admitted) {
        if (!admitted.getAsBoolean()) {
            return null;
        }
        Instant now = clock.instant();
        Session session = new Session(
                SessionToken.newId(), account, server, viewer, home, watch, now.plus(LIFE), Session.Playing.NOT_YET);
        write(session);
        slots.put(session.id(), new Slot(session, now, new Pacing(lead)));
        return session;
    }

    public @Nullable Session find(String id) {
        Slot slot = slots.get(id);
        return slot == null ? null : slot.session;
    }

    public Collection<Session> all() {
        return slots.values().stream().map(slot -> slot.session).toList();
    }

    /** How many sessions are open and not cut off. */
    public int playing() {
        return (int)
                all().stream().filter(session -> !session.playing().revoked()).count();
    }

    /** Its client was heard of. */
    public void seen(String id) {
        Slot slot = slots.get(id);
        if (slot != null) {
            slot.lastSeen = clock.instant();
        }
    }

    /** How long a request for what is shown at {@code moment} of the film has to wait, see {@link Pacing}. */
    public Duration delay(String id, Duration moment) {
        Slot slot = slots.get(id);
        return slot == null ? Duration.ZERO : slot.pacing.delay(moment, clock.instant());
    }

    /** Where in the film the viewer is at most, since nothing later was let out. */
    public Duration position(String id) {
        Slot slot = slots.get(id);
        return slot == null ? Duration.ZERO : slot.pacing.position(clock.instant());
    }

    /** Where this person was in this film, on any device; only this edge knows. */
    public Duration resumeAt(AccountId account, @Nullable ViewerId viewer, String film) {
        return positions.find(account, viewer, film);
    }

    /** The sessions of the same person at the same device: it watches one film at a time. */
    public List<String> atDevice(AccountId account, @Nullable ViewerId viewer, @Nullable String device) {
        return all().stream()
                .filter(session -> session.isSameDevice(account, viewer, device))
                .map(Session::id)
                .toList();
    }

    /** What the account has open and not cut off. */
    public List<Session> of(AccountId account) {
        return all().stream()
                .filter(session ->
                        session.account().equals(account) && !session.playing().revoked())
                .toList();
    }

    /** A first segment is served: from now on it is a playback. */
    public synchronized void started(String id, PlaybackMode mode) {
        change(id, session -> {
            if (session.playing().started() != null || session.playing().revoked()) {
                return session;
            }
            Instant now = clock.instant();
            log.started(session.playback(), mode, now);
            return session.with(new Session.Playing(session.playing().take(), now, false));
        });
    }

    /** Policy cuts it off; true if it did not know yet. */
    public synchronized boolean revoke(String id) {
        Session before = find(id);
        if (before == null || before.playing().revoked()) {
            return false;
        }
        change(id, session -> {
            remember(session);
            if (session.playing().started() != null) {
                log.terminatedByPolicy(session.playback(), clock.instant());
            }
            return session.with(new Session.Playing(
                    session.playing().take(), session.playing().started(), true));
        });
        return true;
    }

    /** Policy gives it back: the same session goes on as a new playback. */
    public synchronized void reinstate(String id) {
        change(id, session -> {
            if (!session.playing().revoked()) {
                return session;
            }
            int take = session.playing().started() == null
                    ? session.playing().take()
                    : session.playing().take() + 1;
            return session.with(new Session.Playing(take, null, false));
        });
    }

    /** Its client is gone for good. */
    public synchronized void close(String id) {
        Slot slot = slots.get(id);
        if (slot == null) {
            return;
        }
        Session session = slot.session;
        if (!session.playing().revoked()) {
            remember(session);
        }
        Instant started = session.playing().started();
        if (started != null && !session.playing().revoked()) {
            Instant now = clock.instant();
            log.stopped(session.playback(), now, Duration.between(started, now));
        }
        try {
            disk.delete(id);
        } catch (IOException e) {
            LOG.error("a session's file could not be deleted", e);
        }
        slots.remove(id);
    }

    /** Closes what nobody has asked about for too long, or whose token is over, and names it. */
    public List<String> closeIdle() {
        Instant now = clock.instant();
        List<String> idle = new ArrayList<>();
        slots.forEach((id, slot) -> {
            if (!slot.lastSeen.plus(idleMax).isAfter(now) || !slot.session.end().isAfter(now)) {
                idle.add(id);
            }
        });
        idle.forEach(this::close);
        return idle;
    }

    private void remember(Session session) {
        Duration position = position(session.id());
        if (!position.isZero()) {
            positions.put(session.account(), session.viewer(), session.watch().film(), position);
        }
    }

    private void change(String id, UnaryOperator<Session> change) {
        Slot slot = slots.get(id);
        if (slot == null) {
            return;
        }
        Session next = change.apply(slot.session);
        if (!next.equals(slot.session)) {
            write(next);
            slot.session = next;
        }
    }

    /** A disk that fails costs a session its restart, not its answer: above all a cut-off must go through. */
    private void write(Session session) {
        try {
            disk.write(session);
        } catch (IOException e) {
            LOG.error("a session could not be written down, a restart would not know it", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.edge.telemetry.PlaybackLog;
import io.evenhand.edge.telemetry.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every session of this edge, in memory and on disk.
 *
 * <p>A change holds at once; then it is reported, and then written down: a crash in between makes it again, and reports
 * it again under the same id.
 */
public final class Sessions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration LIFE = Duration.ofHours(12);

    /** A session and what need not outlive a restart. */
    private static final class Slot {
        private volatile Session session;
        private volatile Instant lastSeen;
        private final Pacing pacing;
        private boolean closed;

        Slot(Session session, Instant now, Pacing pacing) {
            this.session = session;
            this.lastSeen = now;
            this.pacing = pacing;
        }
    }

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final SessionDisk disk;
    private final Positions positions;
    private final Journal journal;
    private final Clock clock;
    private final Duration lead;
    private final Duration leadMax;
    private final Duration idleMax;

    /** With those that {@code folder} holds, and positions beside it. */
    public Sessions(Path folder, PlaybackLog log, Clock clock, Duration lead, Duration leadMax, Duration idleMax)
            throws IOException {
        this.clock = clock;
        this.lead = lead;
        this.leadMax = leadMax;
        this.idleMax = idleMax;
        try {
            disk = new SessionDisk(folder);
            positions = new Positions(folder.resolveSibling("positions"), clock);
            Instant now = clock.instant();
            for (Session session : disk.load()) {
                slots.put(session.id(), new Slot(session, now, new Pacing(lead, leadMax)));
            }
        } catch (IOException e) {
            throw new IOException("the sessions on disk cannot be read: " + e.getMessage(), e);
        }
        journal = new Journal(log);
    }

    /** Writes down what is left to write. */
    @Override
    public void close() {
        journal.close();
    }

    /** Returns when everything so far is on disk. */
    void settle() {
        journal.add(null, () -> {}).join();
    }

    /** How many streams to external viewers the account has open here. */
    public int externalStreams(AccountId account) {
        return (int) slots.values().stream()
                .map(slot -> slot.session)
                .filter(session -> session.account().equals(account) && session.countsAsExternal())
                .count();
    }

    /** Opens a session if {@code admitted} says so, and returns when it is on disk. */
    public @Nullable Session open(
            AccountId account,
            ServerId server,
            @Nullable ViewerId viewer,
            boolean home,
            Session.Watch watch,
            BooleanSupplier admitted) {
        Opened opened = admitted(account, server, viewer, home, watch, admitted);
        if (opened == null) {
            return null;
        }
        opened.onDisk().join();
        return opened.session();
    }

    private record Opened(Session session, CompletableFuture<Void> onDisk) {}

    /** One at a time, so that two cannot both be the last below a cap. */
    private synchronized @Nullable Opened admitted(
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
        // written down before anybody finds it: a cut-off that came at once must not be overwritten by the beginning
        CompletableFuture<Void> onDisk = journal.add(null, () -> write(session));
        slots.put(session.id(), new Slot(session, now, new Pacing(lead, leadMax)));
        return new Opened(session, onDisk);
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

    /** Whoever watches lacked the piece shown at {@code moment} until now, see {@link Pacing}. */
    public void notBeyond(String id, Duration moment) {
        Slot slot = slots.get(id);
        if (slot != null) {
            slot.pacing.notBeyond(moment, clock.instant());
        }
    }

    /** A piece of the film is on the viewer's side of the line, see {@link Pacing}. */
    public void took(String id, Duration moment, Duration time) {
        Slot slot = slots.get(id);
        if (slot != null) {
            slot.pacing.took(moment, time);
        }
    }

    /** How far ahead of its time a piece may leave now. */
    public Duration lead(String id) {
        Slot slot = slots.get(id);
        return slot == null ? lead : slot.pacing.lead();
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

    /** A first segment is about to be served: from now on it is a playback. Done once that is on disk. */
    public CompletableFuture<Void> started(String id, PlaybackMode mode) {
        return change(id, session -> {
            if (session.playing().started() != null || session.playing().revoked()) {
                return new Change(session, null, null);
            }
            Instant now = clock.instant();
            return new Change(
                    session.with(new Session.Playing(session.playing().take(), now, false)),
                    PlaybackLog.started(session.playback(), mode, now),
                    null);
        });
    }

    /** Policy cuts it off; true if it did not know yet. */
    public boolean revoke(String id) {
        boolean[] news = new boolean[1];
        var unused = change(id, session -> {
            if (session.playing().revoked()) {
                return new Change(session, null, null);
            }
            news[0] = true;
            Instant started = session.playing().started();
            return new Change(
                    session.with(new Session.Playing(session.playing().take(), started, true)),
                    started == null ? null : PlaybackLog.terminatedByPolicy(session.playback(), clock.instant()),
                    position(id));
        });
        return news[0];
    }

    /** Policy gives it back: the same session goes on as a new playback. */
    public void reinstate(String id) {
        var unused = change(id, session -> {
            if (!session.playing().revoked()) {
                return new Change(session, null, null);
            }
            int take = session.playing().started() == null
                    ? session.playing().take()
                    : session.playing().take() + 1;
            return new Change(session.with(new Session.Playing(take, null, false)), null, null);
        });
    }

    /** Its client is gone for good. */
    public void close(String id) {
        Slot slot = slots.get(id);
        if (slot == null) {
            return;
        }
        synchronized (slot) {
            if (slot.closed) {
                return;
            }
            slot.closed = true;
            Session session = slot.session;
            Instant started = session.playing().started();
            Instant now = clock.instant();
            boolean plays = !session.playing().revoked();
            Duration position = plays ? position(id) : Duration.ZERO;
            var unused = journal.add(
                    plays && started != null
                            ? PlaybackLog.stopped(session.playback(), now, Duration.between(started, now))
                            : null,
                    () -> {
                        remember(session, position);
                        delete(id);
                    });
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

    private void remember(Session session, Duration position) {
        if (!position.isZero()) {
            positions.put(session.account(), session.viewer(), session.watch().film(), position);
        }
    }

    /**
     * What becomes of a session.
     *
     * @param report what intake is told of it, or null
     * @param position where its viewer is, if that is to be remembered
     */
    private record Change(
            Session next, @Nullable Report report, @Nullable Duration position) {}

    private CompletableFuture<Void> change(String id, Function<Session, Change> change) {
        Slot slot = slots.get(id);
        if (slot == null) {
            return CompletableFuture.completedFuture(null);
        }
        synchronized (slot) {
            Change made = change.apply(slot.session);
            if (slot.closed || made.next().equals(slot.session)) {
                return CompletableFuture.completedFuture(null);
            }
            slot.session = made.next();
            Duration position = made.position();
            return journal.add(made.report(), () -> {
                remember(made.next(), position == null ? Duration.ZERO : position);
                write(made.next());
            });
        }
    }

    private void delete(String id) {
        try {
            disk.delete(id);
        } catch (IOException e) {
            LOG.error("a session's file could not be deleted", e);
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

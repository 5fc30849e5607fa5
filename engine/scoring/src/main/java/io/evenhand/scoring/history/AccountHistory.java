// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import com.dynatrace.hash4j.hashing.Hashing;
import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.AccountCreated;
import io.evenhand.contract.event.EventBody.GuestPassDeclared;
import io.evenhand.contract.event.EventBody.InviteCreated;
import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.event.EventBody.ServerUnclaimed;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareChanged;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.event.EventBody.StreamStarted;
import io.evenhand.contract.event.EventBody.StreamStopped;
import io.evenhand.contract.event.EventBody.StreamTerminated;
import io.evenhand.contract.event.EventBody.TiesMeasured;
import io.evenhand.contract.event.InviteKind;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.event.TerminatedBy;
import io.evenhand.contract.id.LibrarySet;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One account's conduct, folded: who has access since when, whose access ended, who played, which keys were used, which
 * servers were claimed, what was done by hand and what by a program.
 *
 * <p>Events must be added in {@link Conduct#ORDER}, and {@link #prune} called at each weekly boundary. The state is windows ({@link Windows}) plus
 * what is live.
 */
public final class AccountHistory {
    ShareLedger ledger = new ShareLedger();
    DistinctViewers viewers = new DistinctViewers();
    Sessions sessions = new Sessions();
    Servers servers = new Servers();
    DailyShare byProgram = new DailyShare(Windows.TURNOVER);
    DailyShare byPublicLink = new DailyShare(Windows.TURNOVER);
    final Map<String, Long> keys = new TreeMap<>();

    @Nullable
    TiesCount ties;

    /** Folds one event in. */
    public void add(Conduct conduct) {
        long at = conduct.millis();
        EventBody body = conduct.body();
        if (body instanceof StreamStarted it) {
            play(it, at);
        } else if (body instanceof StreamStopped it) {
            sessions.end(it.stream().value(), at, false);
        } else if (body instanceof StreamTerminated it) {
            sessions.end(it.stream().value(), at, it.by() == TerminatedBy.OWNER);
        } else if (!share(body, at) && !server(body, at)) {
            other(body, at);
        }
    }

    private boolean share(EventBody body, long at) {
        if (body instanceof ShareAccepted it) {
            ledger.accept(it.viewer().value(), it.home(), hash(it.librarySet()), it.viewerAgeDays(), at);
            operated(it.client(), at);
        } else if (body instanceof ShareChanged it) {
            String viewer = it.viewer().value();
            if (it.librarySet() == null) {
                ledger.end(viewer, at, true);
            } else {
                ledger.change(viewer, hash(it.librarySet()), at);
            }
            operated(it.client(), at);
        } else if (body instanceof ShareRevoked it) {
            boolean byOwner = it.by() == RevokedBy.OWNER;
            ledger.end(it.viewer().value(), at, byOwner);
            operated(byOwner ? it.client() : null, at);
        } else {
            return false;
        }
        servers.record(at);
        return true;
    }

    private boolean server(EventBody body, long at) {
        if (body instanceof ServerClaimed it) {
            servers.claim(it.server().value(), at);
            if (it.tlsKey() != null) {
                keys.merge(strongKey(KeyKind.TLS, it.tlsKey().value()), at, Math::max);
            }
        } else if (body instanceof AccountCreated) {
            servers.created(at);
        } else if (body instanceof ServerUnclaimed) {
            servers.record(at);
        } else {
            return false;
        }
        return true;
    }

    private void other(EventBody body, long at) {
        if (body instanceof GuestPassDeclared it) {
            ledger.declare(it.viewer() == null ? null : it.viewer().value(), it.days(), at);
        } else if (body instanceof TiesMeasured it) {
            ties = new TiesCount(at, it.viewers(), it.ties(), it.reciprocal());
        } else if (body instanceof KeySeen it) {
            keys.merge(strongKey(it.kind(), it.key().value()), at, Math::max);
        } else if (body instanceof InviteCreated it) {
            byPublicLink.add(it.kind() == InviteKind.LINK, at);
        }
    }

    /** The name of a strong key, unique over the kinds. */
    public static String strongKey(KeyKind kind, String token) {
        return kind.wire() + ':' + token;
    }

    private void play(StreamStarted it, long at) {
        if (!it.home()) {
            viewers.add(it.viewer().value(), at);
            sessions.start(it.stream().value(), it.viewer().value(), at);
        }
    }

    /** Whoever did not say how a share was changed said nothing. */
    private void operated(@Nullable ClientKind client, long at) {
        if (client != null) {
            byProgram.add(client == ClientKind.API, at);
        }
    }

    private static long hash(@Nullable LibrarySet set) {
        return set == null ? 0 : Hashing.komihash5_0().hashCharsToLong(set.value());
    }

    /** Ends the week at the boundary {@code now} and forgets what lies outside every window. */
    public void prune(long now) {
        sessions.settle(now);
        ledger.prune(now);
        viewers.prune(now);
        servers.prune(now);
        byProgram.prune(now);
        byPublicLink.prune(now);
        keys.values().removeIf(at -> Calendar.day(at) < now - Windows.KEYS);
        if (ties != null && ties.at() < now - Windows.TIES) {
            ties = null;
        }
    }

    /** Whether nothing is left to say about the account. */
    public boolean isEmpty() {
        return ledger.isEmpty()
                && viewers.isEmpty()
                && sessions.isEmpty()
                && servers.isEmpty()
                && byProgram.isEmpty()
                && byPublicLink.isEmpty()
                && keys.isEmpty()
                && ties == null;
    }

    /** Ended external tenures, in no particular order. */
    public List<Tenure> endedTenures() {
        return Collections.unmodifiableList(ledger.ended());
    }

    /** When each live external tenure began, oldest first. */
    public long[] liveExternalStarts() {
        long[] starts = new long[ledger.liveExternal()];
        int found = 0;
        for (Share share : ledger.shares().values()) {
            if (share.isLiveExternal()) {
                starts[found++] = share.start();
            }
        }
        Arrays.sort(starts);
        return starts;
    }

    /** Who outside the Home has access now, and since when, milliseconds. */
    public Map<String, Long> liveExternal() {
        Map<String, Long> live = new TreeMap<>();
        ledger.shares().forEach((viewer, share) -> {
            if (share.isLiveExternal()) {
                live.put(viewer, share.start());
            }
        });
        return live;
    }

    /** How many people of the Home have access now. */
    public int liveHome() {
        return (int) ledger.shares().values().stream()
                .filter(share -> share.isLive() && share.home())
                .count();
    }

    /** Who outside the Home got access within the window of tenures, oldest first. */
    public List<Accept> accepts() {
        return Collections.unmodifiableList(ledger.accepts());
    }

    /** How many external viewers who have access see each set of libraries. */
    public Map<Long, Integer> librarySets() {
        Map<Long, Integer> sets = new HashMap<>();
        ledger.shares().values().stream()
                .filter(share -> share.isLiveExternal() && share.librarySet() != 0)
                .forEach(share -> sets.merge(share.librarySet(), 1, Integer::sum));
        return sets;
    }

    /** How many distinct viewers outside the Home played something within the playback window before {@code now}. */
    public int externalViewers(long now) {
        return viewers.count(now);
    }

    /**
     * How many distinct viewers outside the Home have access, or played something within the playback window.
     *
     * <p>Shares are records that the service cannot run without; so an account whose playback nobody reports is still seen.
     */
    public int externalPeople(long now) {
        return Math.max(viewers.count(now), ledger.liveExternal() + viewers.count(now, ledger::hasNoAccess));
    }

    /** Whether {@link #externalPeople} are so many at least; most accounts are told apart by a look at the sizes. */
    public boolean hasExternalPeople(int least, long now) {
        return ledger.shares().size() + viewers.most() >= least
                && (ledger.liveExternal() >= least || externalPeople(now) >= least);
    }

    /** The playbacks of the last four weeks before {@code now}. */
    public PlaybackWeek playback(long now) {
        return sessions.lastWeeks(now);
    }

    /** How many distinct servers were claimed for the first time since {@code from}. */
    public int serversClaimedSince(long from) {
        return servers.claimedSince(from);
    }

    /** When the account claimed its first server, or null. */
    public @Nullable Long firstClaimAt() {
        return servers.firstClaimAt() == Servers.NEVER ? null : servers.firstClaimAt();
    }

    /** When the account claimed a server after it had slept for long, or null. */
    public @Nullable Long wokeAt() {
        return servers.wokeAt() == Servers.NEVER ? null : servers.wokeAt();
    }

    /** How many changes of shares a program made, of those of which it is known. */
    public Part changesByProgram(long now) {
        return byProgram.part(now);
    }

    /** How many invitations were public links. */
    public Part invitesByPublicLink(long now) {
        return byPublicLink.part(now);
    }

    /** The latest counts of ties within their window before {@code now}, or null. */
    public @Nullable TiesCount ties(long now) {
        return ties != null && ties.at() >= now - Windows.TIES ? ties : null;
    }

    /** When each strong key of the account was last used. */
    public Map<String, Long> keys() {
        return Map.copyOf(keys);
    }
}

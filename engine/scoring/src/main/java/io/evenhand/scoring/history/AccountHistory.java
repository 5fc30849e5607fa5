// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.GuestPassDeclared;
import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareChanged;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.event.EventBody.StreamStarted;
import io.evenhand.contract.event.EventBody.TiesMeasured;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.event.RevokedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One account's conduct, folded: who has access since when, whose access ended, who played lately, which keys were used.
 *
 * <p>Events must be added in {@link Conduct#ORDER}. The state is windows ({@link Windows}) plus what is live.
 */
public final class AccountHistory {
    final Map<String, Share> shares = new TreeMap<>();
    final List<Tenure> ended = new ArrayList<>();
    final Map<String, Long> plays = new TreeMap<>();
    final Map<String, Long> keys = new TreeMap<>();
    final GuestPasses passes;

    @Nullable
    TiesCount ties;

    public AccountHistory() {
        this(new GuestPasses());
    }

    AccountHistory(GuestPasses passes) {
        this.passes = passes;
    }

    /** Folds one event in. */
    public void add(Conduct conduct) {
        long at = conduct.millis();
        EventBody body = conduct.body();
        if (body instanceof StreamStarted it) {
            play(it, at);
        } else if (body instanceof ShareAccepted it) {
            accept(it.viewer().value(), it.home(), at);
        } else if (body instanceof ShareChanged it) {
            change(it, at);
        } else if (body instanceof ShareRevoked it) {
            end(it.viewer().value(), at, it.by() == RevokedBy.OWNER);
        } else if (body instanceof GuestPassDeclared it) {
            declare(it, at);
        } else if (body instanceof TiesMeasured it) {
            ties = new TiesCount(at, it.viewers(), it.ties(), it.reciprocal());
        } else if (body instanceof KeySeen it) {
            keys.merge(strongKey(it.kind(), it.key().value()), at, Math::max);
        } else if (body instanceof ServerClaimed it && it.tlsKey() != null) {
            keys.merge(strongKey(KeyKind.TLS, it.tlsKey().value()), at, Math::max);
        }
    }

    /** The name of a strong key, unique over the kinds. */
    public static String strongKey(KeyKind kind, String token) {
        return kind.wire() + ':' + token;
    }

    private void play(StreamStarted it, long at) {
        if (!it.home()) {
            plays.merge(it.viewer().value(), at, Math::max);
        }
    }

    /** Access while there is access changes nothing but whether the viewer belongs to the Home. */
    private void accept(String viewer, boolean home, long at) {
        Share known = shares.get(viewer);
        if (known != null && known.isLive()) {
            if (known.home() != home) {
                shares.put(viewer, Share.live(home ? known.start() : at, home, 0));
            }
            return;
        }
        int pass = passes.claim(viewer, known == null, at);
        shares.put(viewer, Share.live(at, home, home ? 0 : pass));
    }

    private void change(ShareChanged it, long at) {
        String viewer = it.viewer().value();
        if (it.librarySet() == null) {
            end(viewer, at, true);
            return;
        }
        Share known = shares.get(viewer);
        // a viewer nobody ever saw accept has had access since an unknown time: no tenure can be measured
        if (known != null && !known.isLive()) {
            accept(viewer, known.home(), at);
        }
    }

    private void end(String viewer, long at, boolean byOwner) {
        Share known = shares.get(viewer);
        if (known == null || !known.isLive()) {
            return;
        }
        if (!known.home()) {
            ended.add(new Tenure(viewer, known.start(), at, known.passDays(), byOwner));
        }
        shares.put(viewer, known.endedAt(at));
    }

    /** A declaration for a viewer counts for access that began within the last day, or that begins within the next. */
    private void declare(GuestPassDeclared it, long at) {
        if (it.viewer() == null) {
            passes.declareOpen(at, it.days());
            return;
        }
        String viewer = it.viewer().value();
        Share known = shares.get(viewer);
        if (known != null && known.isLiveExternal() && at - known.start() <= Calendar.DAY) {
            shares.put(viewer, known.withPass(it.days()));
        } else {
            passes.declare(viewer, at, it.days());
        }
    }

    /** Forgets what lies outside every window at {@code now}. */
    public void prune(long now) {
        ended.removeIf(tenure -> tenure.end() < now - Windows.TENURES - Calendar.HOUR);
        shares.values().removeIf(share -> !share.isLive() && share.end() < now - Windows.TENURES);
        plays.values().removeIf(at -> at < now - Windows.PLAYBACK);
        keys.values().removeIf(at -> Calendar.day(at) < now - Windows.KEYS);
        passes.prune(now);
        if (ties != null && ties.at() < now - Windows.TIES) {
            ties = null;
        }
    }

    /** Whether nothing is left to say about the account. */
    public boolean isEmpty() {
        return shares.isEmpty()
                && ended.isEmpty()
                && plays.isEmpty()
                && keys.isEmpty()
                && passes.isEmpty()
                && ties == null;
    }

    /** Ended external tenures, in no particular order. */
    public List<Tenure> endedTenures() {
        return List.copyOf(ended);
    }

    /** When each live external tenure began. */
    public long[] liveExternalStarts() {
        return shares.values().stream()
                .filter(Share::isLiveExternal)
                .mapToLong(Share::start)
                .sorted()
                .toArray();
    }

    /** How many distinct viewers outside the Home played something within the playback window before {@code now}. */
    public int externalViewers(long now) {
        return (int) plays.values().stream()
                .filter(at -> at >= now - Windows.PLAYBACK)
                .count();
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

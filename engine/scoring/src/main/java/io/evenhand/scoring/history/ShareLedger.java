// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who has access and since when, and whose access ended: exact, because a platform lets an account share with a hundred
 * people at most.
 */
final class ShareLedger {
    private final Map<String, Share> shares = new TreeMap<>();
    private final List<Tenure> ended = new ArrayList<>();
    private final List<Accept> accepts = new ArrayList<>();
    private final GuestPasses passes;

    /** No share that ended did so before this. */
    private long endedFrom = Long.MAX_VALUE;

    ShareLedger() {
        this(new GuestPasses());
    }

    private ShareLedger(GuestPasses passes) {
        this.passes = passes;
    }

    /** Access while there is access changes nothing but whether the viewer belongs to the Home, and what they see. */
    void accept(String viewer, boolean home, long librarySet, @Nullable Integer ageDays, long at) {
        Share known = shares.get(viewer);
        if (known != null && known.isLive()) {
            Share same = known.withLibraries(librarySet);
            shares.put(
                    viewer, known.home() == home ? same : Share.live(home ? known.start() : at, home, 0, librarySet));
            return;
        }
        int pass = passes.claim(viewer, known == null, at);
        shares.put(viewer, Share.live(at, home, home ? 0 : pass, librarySet));
        if (!home) {
            accepts.add(new Accept(viewer, at, ageDays == null ? Accept.AGE_UNKNOWN : ageDays));
        }
    }

    /** Libraries changed; a viewer nobody ever saw accept has had access since an unknown time, so no tenure begins. */
    void change(String viewer, long librarySet, long at) {
        Share known = shares.get(viewer);
        if (known == null) {
            return;
        }
        if (known.isLive()) {
            shares.put(viewer, known.withLibraries(librarySet));
        } else {
            accept(viewer, known.home(), librarySet, null, at);
        }
    }

    void end(String viewer, long at, boolean byOwner) {
        Share known = shares.get(viewer);
        if (known == null || !known.isLive()) {
            return;
        }
        if (!known.home()) {
            ended.add(new Tenure(viewer, known.start(), at, known.passDays(), byOwner));
        }
        shares.put(viewer, known.endedAt(at));
        endedFrom = Math.min(endedFrom, at);
    }

    /** A declaration for a viewer counts for access that began within the last day, or that begins within the next. */
    void declare(@Nullable String viewer, int days, long at) {
        if (viewer == null) {
            passes.declareOpen(at, days);
            return;
        }
        Share known = shares.get(viewer);
        if (known != null && known.isLiveExternal() && at - known.start() <= Calendar.DAY) {
            shares.put(viewer, known.withPass(days));
        } else {
            passes.declare(viewer, at, days);
        }
    }

    void prune(long now) {
        long oldest = now - Windows.TENURES;
        ended.removeIf(tenure -> tenure.end() < oldest - Calendar.HOUR);
        accepts.removeIf(accept -> accept.at() < oldest);
        pruneShares(oldest);
        passes.prune(now);
    }

    /** Nearly always nothing ended so long ago, and then nobody has to be looked at. */
    private void pruneShares(long oldest) {
        if (endedFrom < oldest) {
            shares.values().removeIf(share -> !share.isLive() && share.end() < oldest);
            endedFrom = firstEnd();
        }
    }

    private long firstEnd() {
        long first = Long.MAX_VALUE;
        for (Share share : shares.values()) {
            first = share.isLive() ? first : Math.min(first, share.end());
        }
        return first;
    }

    boolean isEmpty() {
        return shares.isEmpty() && ended.isEmpty() && accepts.isEmpty() && passes.isEmpty();
    }

    /** How many people outside the Home have access now. */
    int liveExternal() {
        int live = 0;
        for (Share share : shares.values()) {
            live += share.isLiveExternal() ? 1 : 0;
        }
        return live;
    }

    /** Whether somebody has no access now as a person outside the Home. */
    boolean hasNoAccess(String viewer) {
        Share known = shares.get(viewer);
        return known == null || !known.isLiveExternal();
    }

    Map<String, Share> shares() {
        return shares;
    }

    List<Tenure> ended() {
        return ended;
    }

    List<Accept> accepts() {
        return accepts;
    }

    void write(DataOutput out) throws IOException {
        passes.write(out);
        out.writeInt(shares.size());
        for (Map.Entry<String, Share> entry : shares.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
        out.writeInt(ended.size());
        for (Tenure tenure : ended) {
            tenure.write(out);
        }
        out.writeInt(accepts.size());
        for (Accept accept : accepts) {
            accept.write(out);
        }
    }

    static ShareLedger read(DataInput in) throws IOException {
        ShareLedger ledger = new ShareLedger(GuestPasses.read(in));
        for (int i = in.readInt(); i > 0; i--) {
            ledger.shares.put(in.readUTF(), Share.read(in));
        }
        ledger.endedFrom = ledger.firstEnd();
        for (int i = in.readInt(); i > 0; i--) {
            ledger.ended.add(Tenure.read(in));
        }
        for (int i = in.readInt(); i > 0; i--) {
            ledger.accepts.add(Accept.read(in));
        }
        return ledger;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Windows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one account has learnt about the others that use its strong keys; facts wait until an evaluation reaches their day.
 *
 * <p>The gap that commutative arrival leaves is closed here: a fact about a day after the evaluation is not counted yet,
 * even if it is already known.
 */
public final class Peers {
    private static final long NEVER = Long.MIN_VALUE;

    private record Tie(String peer, String key) implements Comparable<Tie> {
        @Override
        public int compareTo(Tie other) {
            int byPeer = peer.compareTo(other.peer);
            return byPeer != 0 ? byPeer : key.compareTo(other.key);
        }
    }

    /** The last days on which a peer used a key, and shared. */
    private record Last(long seen, long shared) {
        Last with(LinkFact fact) {
            return fact.kind() == LinkKind.SEEN
                    ? new Last(Math.max(seen, fact.day()), shared)
                    : new Last(seen, Math.max(shared, fact.day()));
        }
    }

    private final TreeSet<LinkFact> waiting = new TreeSet<>();
    private final Map<Tie, Last> ties = new TreeMap<>();

    /** Adds what a key passed on; an erased peer is forgotten at once. */
    public void add(LinkFact fact) {
        if (fact.kind() == LinkKind.GONE) {
            waiting.removeIf(each -> each.peer().equals(fact.peer()));
            ties.keySet().removeIf(tie -> tie.peer().equals(fact.peer()));
        } else {
            waiting.add(fact);
        }
    }

    /** Counts the facts of the days before {@code now}, and forgets what is too old. */
    public void advance(long now) {
        Iterator<LinkFact> facts = waiting.iterator();
        while (facts.hasNext()) {
            LinkFact fact = facts.next();
            if (fact.day() >= now) {
                break;
            }
            ties.merge(
                    new Tie(fact.peer(), fact.key()), new Last(NEVER, NEVER).with(fact), (old, one) -> old.with(fact));
            facts.remove();
        }
        long oldest = now - Windows.KEYS;
        ties.values().removeIf(last -> last.seen() < oldest && last.shared() < oldest);
    }

    /**
     * How many other accounts used a key that this account used too, and share with outsiders, all within the window.
     *
     * @param ownKeys when this account last used each of its keys
     */
    public int count(Map<String, Long> ownKeys, long now) {
        long oldest = now - Windows.KEYS;
        Set<String> active = new HashSet<>();
        ties.forEach((tie, last) -> {
            Long own = ownKeys.get(tie.key());
            if (own != null && Calendar.day(own) >= oldest && last.seen() >= oldest && last.shared() >= oldest) {
                active.add(tie.peer());
            }
        });
        return active.size();
    }

    public boolean isEmpty() {
        return waiting.isEmpty() && ties.isEmpty();
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(waiting.size());
        for (LinkFact fact : waiting) {
            fact.write(out);
        }
        out.writeInt(ties.size());
        for (Map.Entry<Tie, Last> entry : ties.entrySet()) {
            out.writeUTF(entry.getKey().peer());
            out.writeUTF(entry.getKey().key());
            out.writeLong(entry.getValue().seen());
            out.writeLong(entry.getValue().shared());
        }
    }

    public static Peers read(DataInput in) throws IOException {
        Peers peers = new Peers();
        for (int i = in.readInt(); i > 0; i--) {
            peers.waiting.add(LinkFact.read(in));
        }
        for (int i = in.readInt(); i > 0; i--) {
            peers.ties.put(new Tie(in.readUTF(), in.readUTF()), new Last(in.readLong(), in.readLong()));
        }
        return peers;
    }
}

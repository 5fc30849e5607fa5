// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.scoring.history.Windows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One strong key and the accounts that used it; tells each about the others, one hop and no further.
 *
 * <p>Commutative: whichever account came first, each learns every day of every other. A key of more than
 * {@value #ACCOUNTS_MAX} accounts is nobody's own key (a shared payment processor, a badly made token): accounts beyond
 * that number are not linked by it.
 */
public final class KeyRing {
    static final int ACCOUNTS_MAX = 64;

    private static final class Member {
        final NavigableSet<Long> seen;
        final NavigableSet<Long> shared;

        Member(NavigableSet<Long> seen, NavigableSet<Long> shared) {
            this.seen = seen;
            this.shared = shared;
        }

        boolean isEmpty() {
            return seen.isEmpty() && shared.isEmpty();
        }
    }

    private final Map<String, Member> members = new TreeMap<>();

    /** Adds what an account said; returns what the others have to be told, and what it has to be told about the others. */
    public List<LinkFact> add(KeyFact fact) {
        List<LinkFact> out = new ArrayList<>();
        if (fact.kind() == LinkKind.GONE) {
            members.remove(fact.account());
            members.keySet().forEach(other -> out.add(about(fact, other)));
            return out;
        }
        Member member = members.get(fact.account());
        if (member == null) {
            if (members.size() >= ACCOUNTS_MAX) {
                return out;
            }
            member = new Member(new TreeSet<>(), new TreeSet<>());
            members.forEach((peer, known) -> introduce(fact, peer, known, out));
            members.put(fact.account(), member);
        }
        NavigableSet<Long> days = fact.kind() == LinkKind.SEEN ? member.seen : member.shared;
        if (days.add(fact.day())) {
            members.keySet().stream()
                    .filter(other -> !other.equals(fact.account()))
                    .forEach(other -> out.add(about(fact, other)));
        }
        return out;
    }

    private static LinkFact about(KeyFact fact, String other) {
        return new LinkFact(other, fact.key(), fact.account(), fact.kind(), fact.day());
    }

    private static void introduce(KeyFact fact, String peer, Member known, List<LinkFact> out) {
        known.seen.forEach(day -> out.add(new LinkFact(fact.account(), fact.key(), peer, LinkKind.SEEN, day)));
        known.shared.forEach(day -> out.add(new LinkFact(fact.account(), fact.key(), peer, LinkKind.SHARED, day)));
    }

    /** Forgets the days that no evaluation at or after {@code now} looks at. */
    public void prune(long now) {
        long oldest = now - Windows.KEYS;
        members.values().forEach(member -> {
            member.seen.headSet(oldest).clear();
            member.shared.headSet(oldest).clear();
        });
        members.values().removeIf(Member::isEmpty);
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(members.size());
        for (Map.Entry<String, Member> entry : members.entrySet()) {
            out.writeUTF(entry.getKey());
            Days.write(entry.getValue().seen, out);
            Days.write(entry.getValue().shared, out);
        }
    }

    public static KeyRing read(DataInput in) throws IOException {
        KeyRing ring = new KeyRing();
        for (int i = in.readInt(); i > 0; i--) {
            ring.members.put(in.readUTF(), new Member(Days.read(in), Days.read(in)));
        }
        return ring;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Windows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One strong key, or one server, and the accounts that used it; tells each about the others, one hop and no further.
 *
 * <p>A key that more than {@value #ACCOUNTS_MAX} accounts used within the window (a bank's payment token, the certificate of
 * a content network, a cloned server) is nobody's own and links nobody; {@link Crowd} says why that does not depend on
 * who came first. It stays so until nobody has used it for a whole window: a token that its bank has ceased to give out
 * does not become the link between its last users.
 */
public final class KeyRing implements Meeting<KeyFact> {
    static final int ACCOUNTS_MAX = 24;

    /** How far back a claim of somebody else's server is looked at. */
    static final long CLAIMS = 90 * Calendar.DAY;

    /** So long after the previous owner parted with it, claiming a server is claiming it again. */
    static final long AGAIN = 30 * Calendar.DAY;

    private final Crowd users;
    private final Map<String, Member> members = new TreeMap<>();
    private boolean nobodys;

    private KeyRing(Crowd users) {
        this.users = users;
    }

    public KeyRing() {
        this(new Crowd(ACCOUNTS_MAX));
    }

    @Override
    public List<LinkFact> add(KeyFact fact) {
        String account = fact.account();
        if (fact.kind() == LinkKind.GONE) {
            users.remove(account);
            members.remove(account);
            return users.names().stream()
                    .<LinkFact>map(other -> new LinkFact.Gone(other, account))
                    .toList();
        }
        if (isContact(fact.kind())) {
            users.add(account, Calendar.day(fact.earliest()));
            members.keySet().removeIf(name -> !users.contains(name));
        }
        if (users.contains(account)) {
            members.computeIfAbsent(account, name -> new Member()).add(fact);
        }
        return List.of();
    }

    private static boolean isContact(LinkKind kind) {
        return switch (kind) {
            case SEEN, CLAIMED, RELEASED, SANCTIONED -> true;
            case SHARED, OPERATED, SIZED, OVERTURNED, GONE -> false;
        };
    }

    @Override
    public List<LinkFact> tell(String key, long now) {
        List<String> present = present(now);
        boolean server = key.startsWith(KeyHolder.SERVER);
        if (nobodys) {
            return server
                    ? List.of()
                    : present.stream()
                            .<LinkFact>map(to -> new LinkFact.OfKey(to, key, now, true, List.of(), 0, List.of()))
                            .toList();
        }
        List<LinkFact> facts = new ArrayList<>();
        for (String to : present) {
            (server ? reclaimed(to, key, present, now) : ofKey(to, key, present, now)).ifPresent(facts::add);
        }
        return facts;
    }

    /** Who used it within the window; takes note of whether they are too many, or nobody any more. */
    private List<String> present(long now) {
        List<String> present = users.within(now - Windows.KEYS, now);
        nobodys = !present.isEmpty() && (nobodys || users.isTooMany(present));
        return present;
    }

    private Optional<LinkFact> ofKey(String to, String key, List<String> present, long now) {
        List<LinkFact.Peer> peers = new ArrayList<>();
        NavigableSet<Long> own = member(to).deeds.minutes(now);
        List<Long> together = new ArrayList<>(own);
        List<NavigableSet<Long>> theirs = new ArrayList<>();
        for (String other : present) {
            Member member = member(other);
            if (!other.equals(to) && member.deeds.sharedWithin(now - Windows.KEYS, now)) {
                peers.add(new LinkFact.Peer(other, member.size(now)));
                theirs.add(member.deeds.minutes(now));
            }
        }
        together.removeIf(minute -> theirs.stream().noneMatch(each -> each.contains(minute)));
        return peers.isEmpty()
                ? Optional.empty()
                : Optional.of(new LinkFact.OfKey(to, key, now, false, peers, own.size(), together));
    }

    private Optional<LinkFact> reclaimed(String to, String server, List<String> present, long now) {
        NavigableSet<Long> claims = member(to).claimed.subSet(now - CLAIMS, true, now, false);
        return present.stream()
                .filter(other -> !other.equals(to))
                .filter(other -> member(other).deeds.sharedWithin(now - Windows.KEYS, now))
                .filter(other -> claims.stream().anyMatch(day -> partedShortlyBefore(member(other), day, now)))
                .findFirst()
                .map(other -> new LinkFact.Reclaimed(to, server, other, now));
    }

    /** By giving it up, or by a confirmed sanction while it held the server. */
    private static boolean partedShortlyBefore(Member previous, long claimed, long now) {
        Long released = previous.released.floor(claimed);
        if (released != null && claimed - released < AGAIN) {
            return true;
        }
        Sanction sanction = previous.sanction();
        if (!sanction.stands(now)) {
            return false;
        }
        long parted = Calendar.day(sanction.confirmedAt());
        return parted <= claimed && claimed - parted < AGAIN && previous.heldAt(parted);
    }

    private Member member(String account) {
        return Objects.requireNonNullElseGet(members.get(account), Member::new);
    }

    @Override
    public void prune(long now) {
        present(now);
        users.prune(now - Windows.KEYS, now);
        members.keySet().removeIf(name -> !users.contains(name));
        members.values().forEach(member -> member.prune(now));
    }

    @Override
    public boolean isMeeting() {
        return users.size() > 1 || nobodys;
    }

    @Override
    public long expiry() {
        return Calendar.boundaryAfter(users.newest() + Windows.KEYS + Calendar.DAY);
    }

    @Override
    public boolean isEmpty() {
        return users.isEmpty();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        users.write(out);
        out.writeBoolean(nobodys);
        out.writeInt(members.size());
        for (Map.Entry<String, Member> entry : members.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
    }

    public static KeyRing read(DataInput in) throws IOException {
        KeyRing ring = new KeyRing(Crowd.read(ACCOUNTS_MAX, in));
        ring.nobodys = in.readBoolean();
        for (int i = in.readInt(); i > 0; i--) {
            ring.members.put(in.readUTF(), Member.read(in));
        }
        return ring;
    }
}

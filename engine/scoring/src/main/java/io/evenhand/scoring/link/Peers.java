// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Windows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one account has learnt about others from its keys, its servers and its viewers, by the boundary it was said of.
 *
 * <p>What was said of one boundary does not count at the next: whatever still holds is said again. So nothing here needs a
 * time to live, and what somebody is no longer told they no longer hold.
 */
public final class Peers {
    private final NavigableMap<Long, List<LinkFact>> said = new TreeMap<>();

    /** Adds what was said; an erased account is forgotten at once. */
    public void add(LinkFact fact) {
        if (fact instanceof LinkFact.Gone it) {
            said.values().forEach(facts -> forget(it.who(), facts));
            said.values().removeIf(List::isEmpty);
        } else {
            said.computeIfAbsent(fact.lastMoment() + 1, boundary -> new ArrayList<>())
                    .add(fact);
        }
    }

    private static void forget(String who, List<LinkFact> facts) {
        facts.replaceAll(fact -> fact instanceof LinkFact.OfKey it
                ? new LinkFact.OfKey(
                        it.to(),
                        it.key(),
                        it.asOf(),
                        it.tooMany(),
                        it.peers().stream()
                                .filter(peer -> !peer.name().equals(who))
                                .toList(),
                        it.minutes(),
                        it.together())
                : fact);
        facts.removeIf(fact -> (fact instanceof LinkFact.OfKey key
                        && !key.tooMany()
                        && key.peers().isEmpty())
                || (fact instanceof LinkFact.Reclaimed server
                        && server.previous().equals(who))
                || (fact instanceof LinkFact.Carried carried && carried.from().equals(who)));
    }

    /** Forgets what was said of boundaries before {@code now}. */
    public void advance(long now) {
        said.headMap(now).clear();
    }

    /**
     * How many other accounts used a key that this account used too, and share with outsiders, all within the window.
     *
     * @param ownKeys when this account last used each of its keys
     */
    public int count(Map<String, Long> ownKeys, long now) {
        return (int) links(ownKeys, now)
                .flatMap(key -> key.peers().stream())
                .map(LinkFact.Peer::name)
                .distinct()
                .count();
    }

    /** How many of this account's keys are nobody's own. */
    public int keysOfTooMany(Map<String, Long> ownKeys, long now) {
        return (int) links(ownKeys, now).filter(LinkFact.OfKey::tooMany).count();
    }

    /** How many outsiders have access to each of the peers, for those that said so. */
    public List<Integer> sizes(Map<String, Long> ownKeys, long now) {
        Map<String, Integer> sizes = new TreeMap<>();
        links(ownKeys, now)
                .flatMap(key -> key.peers().stream())
                .filter(peer -> peer.size() > 0)
                .forEach(peer -> sizes.merge(peer.name(), peer.size(), Math::max));
        return List.copyOf(sizes.values());
    }

    /** How much of this account's work on shares happened when a peer worked too. */
    public Synchrony synchrony(Map<String, Long> ownKeys, long now) {
        Set<Long> together = new HashSet<>();
        int[] minutes = {0};
        links(ownKeys, now).forEach(key -> {
            together.addAll(key.together());
            minutes[0] = Math.max(minutes[0], key.minutes());
        });
        return new Synchrony(minutes[0], together.size());
    }

    /** How many servers this account claimed soon after another one had to part with them. */
    public int reclaimed(long now) {
        return (int) said(now)
                .filter(LinkFact.Reclaimed.class::isInstance)
                .map(fact -> ((LinkFact.Reclaimed) fact).server())
                .distinct()
                .count();
    }

    /** The viewers who came from confirmed accounts, for each of these. */
    public List<Cohort> cohorts(long now) {
        Map<String, Set<String>> carried = new TreeMap<>();
        Map<String, Integer> outOf = new TreeMap<>();
        said(now)
                .filter(LinkFact.Carried.class::isInstance)
                .map(LinkFact.Carried.class::cast)
                .forEach(fact -> {
                    carried.computeIfAbsent(fact.from(), name -> new TreeSet<>())
                            .add(fact.viewer());
                    outOf.merge(fact.from(), fact.outOf(), Math::max);
                });
        return carried.entrySet().stream()
                .map(entry -> new Cohort(entry.getValue().size(), Objects.requireNonNull(outOf.get(entry.getKey()))))
                .toList();
    }

    /** How many viewers came with a new account and have been nowhere else. */
    public int fresh(long now) {
        return (int) said(now)
                .filter(LinkFact.Fresh.class::isInstance)
                .map(fact -> ((LinkFact.Fresh) fact).viewer())
                .distinct()
                .count();
    }

    private Stream<LinkFact.OfKey> links(Map<String, Long> ownKeys, long now) {
        return said(now)
                .filter(LinkFact.OfKey.class::isInstance)
                .map(LinkFact.OfKey.class::cast)
                .filter(key -> {
                    Long own = ownKeys.get(key.key());
                    return own != null && Calendar.day(own) >= now - Windows.KEYS;
                });
    }

    private Stream<LinkFact> said(long now) {
        return said.getOrDefault(now, List.of()).stream();
    }

    public boolean isEmpty() {
        return said.isEmpty();
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(said.values().stream().mapToInt(List::size).sum());
        for (List<LinkFact> facts : said.values()) {
            for (LinkFact fact : facts) {
                LinkFact.write(fact, out);
            }
        }
    }

    public static Peers read(DataInput in) throws IOException {
        Peers peers = new Peers();
        for (int i = in.readInt(); i > 0; i--) {
            peers.add(LinkFact.read(in));
        }
        return peers;
    }
}

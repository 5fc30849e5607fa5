// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Chain;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The feed at one revision: what holds, and the hashes that lead there. Immutable; every step is a pure function.
 *
 * @param prev the chain value before the newest delta
 * @param deltas the bodies since the newest snapshot
 * @param entries all entries at {@code rev}
 * @param sections what else an edge is told at {@code rev}
 */
record FeedState(
        long rev,
        String prev,
        String chain,
        Body snapshot,
        String snapshotChain,
        List<Body> deltas,
        NavigableMap<DecisionId, PolicyEntry> entries,
        FeedSections sections) {
    FeedState {
        deltas = List.copyOf(deltas);
        // whoever makes a state made the map for it: with many entries a copy more would be felt in every revision
        entries = Collections.unmodifiableNavigableMap(entries);
    }

    /** A feed that begins, or begins again, at a revision with nothing in it. */
    static FeedState beginning(long rev, String chain) {
        byte[] body = ContractJson.bytes(new Snapshot(rev, List.of()));
        return new FeedState(rev, chain, chain, body(rev, body), chain, List.of(), new TreeMap<>(), FeedSections.NONE);
    }

    /** The state that a snapshot holds. */
    static FeedState of(Snapshot snapshot, byte[] bytes, String chain) {
        NavigableMap<DecisionId, PolicyEntry> entries = new TreeMap<>();
        snapshot.entries().forEach(entry -> entries.put(entry.decision(), entry));
        return new FeedState(
                snapshot.rev(),
                chain,
                chain,
                body(snapshot.rev(), bytes),
                chain,
                List.of(),
                entries,
                FeedSections.of(snapshot));
    }

    /** The state after a delta whose canonical bytes are {@code bytes}. */
    FeedState after(Delta delta, byte[] bytes) {
        if (delta.from() != rev) {
            throw new IllegalArgumentException("a delta follows the revision it starts from");
        }
        NavigableMap<DecisionId, PolicyEntry> next = new TreeMap<>(entries);
        delta.removed().forEach(next::remove);
        delta.put().forEach(entry -> next.put(entry.decision(), entry));
        List<Body> bodies = new ArrayList<>(deltas);
        bodies.add(body(delta.to(), bytes));
        return new FeedState(
                delta.to(),
                chain,
                Chain.next(chain, bytes),
                snapshot,
                snapshotChain,
                bodies,
                next,
                sections.after(delta));
    }

    /** The entries about these accounts. */
    Map<DecisionId, PolicyEntry> about(Set<AccountId> accounts) {
        Map<DecisionId, PolicyEntry> found = new HashMap<>();
        if (!accounts.isEmpty()) {
            entries.forEach((decision, entry) -> {
                if (accounts.contains(entry.account())) {
                    found.put(decision, entry);
                }
            });
        }
        return found;
    }

    /** What somebody who has the snapshot must still fetch, in bytes. */
    long tail() {
        return deltas.stream().mapToLong(Body::length).sum();
    }

    /** The same state with its own snapshot, whose canonical bytes are {@code bytes}, instead of deltas. */
    FeedState condensed(byte[] bytes) {
        return new FeedState(rev, prev, chain, body(rev, bytes), chain, List.of(), entries, sections);
    }

    Snapshot snapshotNow() {
        return sections.snapshot(rev, List.copyOf(entries.values()));
    }

    Manifest manifest(Instant createdAt, Duration validity) {
        return new Manifest(
                rev, snapshot.rev(), prev, chain, createdAt, createdAt.plus(validity), snapshot, snapshotChain, deltas);
    }

    private static Body body(long rev, byte[] bytes) {
        return new Body(rev, Sha256.hex(bytes), bytes.length);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * The head of the feed: which revision is current and what every body must hash to.
 *
 * @param rev the current revision
 * @param snapshotRev the revision of the newest snapshot; deltas lead from it to {@code rev}
 * @param prev the chain value before the newest delta
 * @param chain the chain value at {@code rev}, see {@link Chain}
 * @param createdAt when it was announced
 * @param notAfter when an edge must call itself stale; it goes on with what it has
 * @param snapshot the newest snapshot's body
 * @param snapshotChain the chain value at {@code snapshotRev}
 * @param deltas the bodies of the deltas after it, in order
 */
public record Manifest(
        long rev,
        long snapshotRev,
        String prev,
        String chain,
        Instant createdAt,
        Instant notAfter,
        Body snapshot,
        String snapshotChain,
        List<Body> deltas) {
    public Manifest {
        requireNonNull(prev, "prev");
        requireNonNull(chain, "chain");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(notAfter, "notAfter");
        requireNonNull(snapshot, "snapshot");
        requireNonNull(snapshotChain, "snapshotChain");
        deltas = List.copyOf(deltas);
        if (deltas.size() != rev - snapshotRev) {
            throw new IllegalArgumentException("deltas do not lead from the snapshot to the revision");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.FeedSignature;
import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an edge does about a manifest: a pure answer, carried out by others.
 *
 * <p>The manifest lists the hash of every delta since its snapshot, and the chain is a hash over those hashes. So the
 * whole history it claims, and whether ours is a part of it, is known before a single body is fetched.
 */
public sealed interface Plan {
    /** Nothing to fetch. */
    record Nothing() implements Plan {}

    /** Fetch these deltas, which lead from the revision held to the manifest's. */
    record Deltas(long from, List<Body> bodies) implements Plan {
        public Deltas {
            bodies = List.copyOf(bodies);
        }
    }

    /** Fetch the snapshot and every delta after it: nothing is held, or too little. */
    record Snapshot(Body snapshot, List<Body> deltas) implements Plan {
        public Snapshot {
            deltas = List.copyOf(deltas);
        }
    }

    /** Fetch nothing and stay. */
    record Refuse(Refusal reason) implements Plan {}

    /**
     * What the plan follows from, besides the head. There is no clock in it: a clock that is wrong must not keep a lifted
     * restriction in force, it only makes answers stale.
     *
     * @param position where the edge stands, or null if nowhere yet
     * @param trusted the keys it believes
     */
    record State(@Nullable Position position, TrustedKeys trusted) {}

    /** The plan of an edge in {@code state} that was told of {@code signed}. */
    static Plan of(State state, SignedManifest signed) {
        Position local = state.position();
        Refusal doubt = doubt(signed, state.trusted());
        if (doubt != null) {
            return new Refuse(doubt);
        }
        Manifest manifest = signed.manifest();
        if (local == null) {
            return new Snapshot(manifest.snapshot(), manifest.deltas());
        }
        if (manifest.rev() < local.rev()) {
            return new Refuse(Refusal.ROLLBACK);
        }
        if (local.rev() < manifest.snapshotRev()) {
            return new Snapshot(manifest.snapshot(), manifest.deltas());
        }
        int behind = (int) (local.rev() - manifest.snapshotRev());
        if (!chain(manifest).get(behind).equals(local.chain())) {
            return new Refuse(Refusal.CHAIN_MISMATCH);
        }
        List<Body> missing = manifest.deltas().subList(behind, manifest.deltas().size());
        return missing.isEmpty() ? new Nothing() : new Deltas(local.rev(), missing);
    }

    /** Why the manifest cannot be believed by itself, or null. */
    static @Nullable Refusal doubt(SignedManifest signed, TrustedKeys trusted) {
        PublicKey key = trusted.find(signed.keyId());
        if (key == null) {
            return Refusal.UNKNOWN_KEY;
        }
        if (!FeedSignature.verifies(signed, key)) {
            return Refusal.BAD_SIGNATURE;
        }
        Manifest manifest = signed.manifest();
        if (manifest.snapshot().rev() != manifest.snapshotRev()) {
            return Refusal.GAP;
        }
        long rev = manifest.snapshotRev();
        for (Body delta : manifest.deltas()) {
            if (delta.rev() != ++rev) {
                return Refusal.GAP;
            }
        }
        List<String> chain = chain(manifest);
        int last = chain.size() - 1;
        boolean leads = chain.get(last).equals(manifest.chain())
                && (last == 0 || chain.get(last - 1).equals(manifest.prev()));
        return leads ? null : Refusal.CHAIN_MISMATCH;
    }

    /** The chain values from the snapshot's revision to the manifest's. */
    private static List<String> chain(Manifest manifest) {
        List<String> values = new ArrayList<>(manifest.deltas().size() + 1);
        values.add(manifest.snapshotChain());
        String value = manifest.snapshotChain();
        for (Body delta : manifest.deltas()) {
            value = Sha256.hex((value + delta.sha256()).getBytes(StandardCharsets.US_ASCII));
            values.add(value);
        }
        return values;
    }
}

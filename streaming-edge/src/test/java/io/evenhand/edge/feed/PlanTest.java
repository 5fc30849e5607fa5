// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an edge does about each kind of manifest, before anything is fetched. */
class PlanTest {
    private final Publisher publisher = new Publisher();

    PlanTest() {
        publisher
                .put(Publisher.limit("a", "d1"))
                .put(Publisher.limit("b", "d2"))
                .cutSnapshot();
        publisher.put(Publisher.limit("c", "d3")).put(Publisher.limit("d", "d4"));
    }

    private Plan plan(Position local, SignedManifest head) {
        return Plan.of(new Plan.State(local, publisher.trusted()), head);
    }

    private Position at(long rev) {
        Publisher twin = publisher;
        Manifest manifest = twin.manifest();
        if (rev == manifest.rev()) {
            return new Position(rev, manifest.chain());
        }
        if (rev == manifest.rev() - 1) {
            return new Position(rev, manifest.prev());
        }
        return new Position(rev, manifest.snapshotChain());
    }

    @Test
    void nothingHeldMeansTheSnapshotAndWhatFollows() {
        Plan.Snapshot plan = assertInstanceOf(Plan.Snapshot.class, plan(null, publisher.head()));
        assertEquals(2, plan.snapshot().rev());
        assertEquals(List.of(3L, 4L), plan.deltas().stream().map(Body::rev).toList());
    }

    @Test
    void theSameRevisionMeansNothingToDo() {
        assertInstanceOf(Plan.Nothing.class, plan(at(4), publisher.head()));
    }

    @Test
    void behindMeansTheMissingDeltas() {
        Plan.Deltas plan = assertInstanceOf(Plan.Deltas.class, plan(at(3), publisher.head()));
        assertEquals(3, plan.from());
        assertEquals(List.of(4L), plan.bodies().stream().map(Body::rev).toList());
        assertEquals(
                2,
                assertInstanceOf(Plan.Deltas.class, plan(at(2), publisher.head()))
                        .bodies()
                        .size());
    }

    @Test
    void furtherBehindThanTheSnapshotMeansTheSnapshot() {
        assertInstanceOf(Plan.Snapshot.class, plan(new Position(1, "whatever"), publisher.head()));
    }

    @Test
    void anOlderRevisionIsARollback() {
        refused(Refusal.ROLLBACK, plan(new Position(5, "whatever"), publisher.head()));
    }

    @Test
    void anotherHistoryAtOurRevisionIsRefused() {
        refused(Refusal.CHAIN_MISMATCH, plan(new Position(4, "f".repeat(64)), publisher.head()));
        refused(Refusal.CHAIN_MISMATCH, plan(new Position(3, "f".repeat(64)), publisher.head()));
    }

    @Test
    void anotherKeyIsRefused() {
        refused(
                Refusal.UNKNOWN_KEY,
                Plan.of(new Plan.State(at(3), TrustedKeys.of(Publisher.newKeys().getPublic())), publisher.head()));
    }

    @Test
    void aSignatureOfAnotherManifestIsRefused() {
        SignedManifest old = publisher.head();
        publisher.put(Publisher.limit("e", "d5"));
        SignedManifest forged = new SignedManifest(publisher.manifest(), old.keyId(), old.signature());
        refused(Refusal.BAD_SIGNATURE, plan(null, forged));
        refused(Refusal.BAD_SIGNATURE, plan(null, new SignedManifest(old.manifest(), old.keyId(), "")));
        refused(Refusal.BAD_SIGNATURE, plan(null, new SignedManifest(old.manifest(), old.keyId(), "!?")));
        refused(Refusal.UNKNOWN_KEY, plan(null, new SignedManifest(old.manifest(), "", old.signature())));
    }

    @Test
    void bodiesOutOfOrderAreAGapEvenWhenSigned() {
        Manifest good = publisher.manifest();
        List<Body> bodies = new ArrayList<>(good.deltas());
        Collections.reverse(bodies);
        refused(Refusal.GAP, plan(null, publisher.sign(with(good, good.chain(), bodies))));
    }

    @Test
    void hashesThatDoNotLeadToTheChainAreRefusedEvenWhenSigned() {
        Manifest good = publisher.manifest();
        refused(Refusal.CHAIN_MISMATCH, plan(null, publisher.sign(with(good, "0".repeat(64), good.deltas()))));
    }

    private static Manifest with(Manifest from, String chain, List<Body> deltas) {
        return new Manifest(
                from.rev(),
                from.snapshotRev(),
                from.prev(),
                chain,
                from.createdAt(),
                from.notAfter(),
                from.snapshot(),
                from.snapshotChain(),
                deltas);
    }

    private static void refused(Refusal reason, Plan plan) {
        assertEquals(new Plan.Refuse(reason), plan);
    }
}

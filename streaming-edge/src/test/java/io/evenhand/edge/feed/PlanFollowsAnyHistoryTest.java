// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated histories: heads that arrive late, twice and out of order, with gaps, from other keys and other clocks, at an
 * edge that stands anywhere in this history or in another. The plan is compared with what the words of the contract say,
 * counted out by hand.
 */
class PlanFollowsAnyHistoryTest {
    private final List<SignedManifest> heads = new ArrayList<>();
    private final List<PublicKey> keys = new ArrayList<>();
    private final Publisher publisher = new Publisher();

    /** What was done to a head on its way. */
    private enum Damage {
        NONE,
        OTHER_KEY,
        OTHER_CLOCK,
        NO_SIGNATURE,
        BODIES_SWAPPED,
        BODY_RENUMBERED,
        CHAIN_REPLACED
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void asTheContractSays(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        history(random);
        Set<Refusal> refusals = EnumSet.noneOf(Refusal.class);
        Set<Class<?>> kinds = new java.util.HashSet<>();
        for (int i = 0; i < 250; i++) {
            SignedManifest head = heads.get(random.nextInt(heads.size()));
            Damage damage =
                    random.nextInt(3) > 0 ? Damage.NONE : Damage.values()[random.nextInt(Damage.values().length)];
            SignedManifest arrived = damaged(head, damage, random);
            Position local = position(random);
            Plan.State state = new Plan.State(local, trusted(random));
            Plan plan = Plan.of(state, arrived);
            String what = "seed " + seed + " case " + i + " " + damage + " at " + local;
            assertEquals(expected(state, head, arrived, damage), plan, what);
            assertEquals(plan, Plan.of(state, arrived), what);
            kinds.add(plan.getClass());
            if (plan instanceof Plan.Refuse refuse) {
                refusals.add(refuse.reason());
            }
        }
        assertEquals(4, kinds.size(), "every kind of plan was seen");
        assertTrue(
                refusals.containsAll(EnumSet.of(
                        Refusal.UNKNOWN_KEY,
                        Refusal.BAD_SIGNATURE,
                        Refusal.ROLLBACK,
                        Refusal.GAP,
                        Refusal.CHAIN_MISMATCH)),
                () -> "only " + refusals);
    }

    private void history(SplittableRandom random) {
        keys.add(publisher.trusted().keys().get(0));
        heads.add(publisher.head());
        for (int rev = 1; rev <= 40; rev++) {
            publisher.put(Publisher.limit("acc-" + random.nextInt(9), "d" + random.nextInt(30)));
            if (random.nextInt(8) == 0) {
                publisher.cutSnapshot();
            }
            if (rev == 20) {
                publisher.rotateKey();
                keys.add(publisher.trusted().keys().get(0));
            }
            heads.add(publisher.head());
        }
    }

    /** Before, during and after the replacement of a key. */
    private TrustedKeys trusted(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> TrustedKeys.of(keys.get(0));
            case 1 -> TrustedKeys.of(keys.get(1));
            default -> new TrustedKeys(keys);
        };
    }

    private Position position(SplittableRandom random) {
        int rev = random.nextInt(heads.size());
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> new Position(rev, "f".repeat(64));
            default -> new Position(rev, publisher.chainAt(rev));
        };
    }

    private SignedManifest damaged(SignedManifest head, Damage damage, SplittableRandom random) {
        Manifest m = head.manifest();
        List<Body> bodies = new ArrayList<>(m.deltas());
        boolean canSwap = bodies.size() >= 2;
        return switch (damage) {
            case NONE -> head;
            case OTHER_KEY -> new Publisher().sign(m);
            case OTHER_CLOCK -> publisher.sign(with(m, m.chain(), bodies, Duration.ofHours(random.nextInt(-50, 50))));
            case NO_SIGNATURE -> new SignedManifest(m, head.keyId(), "");
            case BODIES_SWAPPED -> {
                if (canSwap) {
                    java.util.Collections.swap(bodies, 0, bodies.size() - 1);
                }
                yield publisher.sign(with(m, m.chain(), bodies, Duration.ZERO));
            }
            case BODY_RENUMBERED -> {
                if (canSwap) {
                    Body last = bodies.remove(bodies.size() - 1);
                    bodies.add(new Body(last.rev() + 1, last.sha256(), last.length()));
                }
                yield publisher.sign(with(m, m.chain(), bodies, Duration.ZERO));
            }
            case CHAIN_REPLACED -> publisher.sign(with(m, "e".repeat(64), bodies, Duration.ZERO));
        };
    }

    private Plan expected(Plan.State state, SignedManifest head, SignedManifest arrived, Damage damage) {
        Manifest m = head.manifest();
        boolean many = m.deltas().size() >= 2;
        boolean known = state.trusted().keys().stream()
                .anyMatch(key ->
                        io.evenhand.contract.json.FeedSignature.keyId(key).equals(arrived.keyId()));
        if (!known) {
            return new Plan.Refuse(Refusal.UNKNOWN_KEY);
        }
        if (damage == Damage.NO_SIGNATURE) {
            return new Plan.Refuse(Refusal.BAD_SIGNATURE);
        }
        if (many && (damage == Damage.BODIES_SWAPPED || damage == Damage.BODY_RENUMBERED)) {
            return new Plan.Refuse(Refusal.GAP);
        }
        if (damage == Damage.CHAIN_REPLACED) {
            return new Plan.Refuse(Refusal.CHAIN_MISMATCH);
        }
        Position local = state.position();
        if (local == null || local.rev() < m.snapshotRev()) {
            return new Plan.Snapshot(m.snapshot(), m.deltas());
        }
        if (local.rev() > m.rev()) {
            return new Plan.Refuse(Refusal.ROLLBACK);
        }
        if (!local.chain().equals(publisher.chainAt(local.rev()))) {
            return new Plan.Refuse(Refusal.CHAIN_MISMATCH);
        }
        List<Body> missing =
                m.deltas().stream().filter(body -> body.rev() > local.rev()).toList();
        return missing.isEmpty() ? new Plan.Nothing() : new Plan.Deltas(local.rev(), missing);
    }

    private static Manifest with(Manifest m, String chain, List<Body> deltas, Duration shift) {
        return new Manifest(
                m.rev(),
                m.snapshotRev(),
                m.prev(),
                chain,
                m.createdAt().plus(shift),
                m.notAfter().plus(shift),
                m.snapshot(),
                m.snapshotChain(),
                deltas);
    }
}

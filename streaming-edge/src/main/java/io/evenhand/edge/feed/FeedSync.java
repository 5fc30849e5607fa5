// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.edge.table.Freshness;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.table.PolicyTable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One step of following: read the head, plan, fetch, verify, swap, persist, acknowledge.
 *
 * <p>Used by one thread. Everything is built beside the table in use; the swap is the only visible effect.
 */
public final class FeedSync {
    /** How many deltas beyond the base's are kept before the newer snapshot is fetched for the disk. */
    private static final long DELTAS_KEPT_MAX = 512;

    /** An edge that missed more than that takes the snapshot without asking for them. */
    private static final long CATCH_UP_MAX = 50_000;

    static final Duration SKEW_MAX = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(FeedSync.class);

    private final FeedSource source;
    private final FeedDisk disk;
    private final LiveTable live;
    private final Clock clock;
    /** Written by the thread that follows, read by those that hear announcements. */
    private volatile @Nullable Held held;

    private long acknowledged = -1;
    private final @Nullable Downstream downstream;
    private final List<LongConsumer> handOn = new CopyOnWriteArrayList<>();
    /** The newest head whose bodies are all on disk. */
    private volatile @Nullable SignedManifest handedOn;

    /** Whether a write failed, so that what is on disk does not lead to what is in force. */
    private boolean torn;

    public FeedSync(FeedSource source, FeedDisk disk, LiveTable live, Clock clock) {
        this(source, disk, live, clock, null);
    }

    /** @param downstream the edges that follow through this one, or null if none may */
    public FeedSync(FeedSource source, FeedDisk disk, LiveTable live, Clock clock, @Nullable Downstream downstream) {
        this.downstream = downstream;
        this.source = source;
        this.disk = disk;
        this.live = live;
        this.clock = clock;
    }

    /** Serves what the disk holds, without a network; true if there was something. */
    public boolean boot(TrustedKeys trusted) throws IOException, RefusedException {
        Held found = disk.loadEither(trusted, damage -> {
            torn = true;
            LOG.error("the policy on disk is damaged, its second copy is used: {}", damage.getMessage());
        });
        if (found == null) {
            return false;
        }
        held = found;
        Manifest head = found.head().manifest();
        live.swap(found.table(), new Freshness(true, false, head.createdAt(), head.notAfter()));
        LOG.info(
                "policy revision {} loaded from disk, {} entries",
                head.rev(),
                found.table().size());
        handOn();
        return true;
    }

    /** Follows the publisher to its head. */
    public void step(TrustedKeys trusted) throws IOException, RefusedException {
        SignedManifest signed = readHead();
        Held now = held;
        Plan plan = Plan.of(new Plan.State(now == null ? null : now.position(), trusted), signed);
        if (plan instanceof Plan.Refuse refused) {
            throw new RefusedException(refused.reason());
        } else if (plan instanceof Plan.Nothing) {
            confirm(signed);
        } else if (plan instanceof Plan.Deltas deltas) {
            applyDeltas(signed, deltas);
        } else if (plan instanceof Plan.Snapshot whole && !caughtUp(signed, whole)) {
            applyWhole(signed, whole);
        }
        acknowledge();
        renewDisk();
        handOn();
    }

    /** The head that other edges may be given, or null. */
    @Nullable
    SignedManifest handedOn() {
        return handedOn;
    }

    FeedDisk disk() {
        return disk;
    }

    /** Calls {@code listener} whenever there is another head to hand on. */
    void onHandedOn(LongConsumer listener) {
        handOn.add(listener);
    }

    private void handOn() {
        Held now = held;
        if (downstream == null || now == null || torn) {
            return;
        }
        SignedManifest head = now.head();
        boolean whole = now.base().manifest().snapshotRev() == head.manifest().snapshotRev();
        if (whole && !head.equals(handedOn)) {
            handedOn = head;
            handOn.forEach(listener -> listener.accept(head.manifest().rev()));
        }
    }

    /** The publisher said over its event stream that {@code rev} is the head; true if that is not what is held. */
    public boolean isBehind(long rev) {
        boolean behind =
                live.view().table().rev() < rev || !live.view().freshness().loaded();
        Held now = held;
        if (!behind && now != null && clockAgrees(now.head().manifest())) {
            live.refresh(freshness -> freshness.confirmedAt(clock.instant()));
        }
        return behind;
    }

    /** Whether the publisher still has to be told where we are. */
    boolean owesAcknowledgement() {
        Held now = held;
        return now != null && acknowledged != everywhere(now.position().rev());
    }

    private long everywhere(long rev) {
        return downstream == null ? rev : downstream.everywhere(rev);
    }

    /** The publisher may have forgotten us: say again where we are. */
    public void acknowledgeAgain() {
        acknowledged = -1;
    }

    private SignedManifest readHead() throws IOException, RefusedException {
        try {
            return ContractJson.read(source.head(), SignedManifest.class);
        } catch (MalformedJsonException e) {
            RefusedException refused = new RefusedException(Refusal.MALFORMED);
            refused.initCause(e);
            throw refused;
        }
    }

    private void confirm(SignedManifest signed) {
        Held now = heldNow();
        int newer =
                signed.manifest().createdAt().compareTo(now.head().manifest().createdAt());
        if (newer > 0) {
            adopt(new Held(now.base(), signed, now.table()), () -> {});
        } else if (newer == 0 && clockAgrees(signed.manifest())) {
            // an older head of the same revision is somebody's cache or a replay, and proves nothing about now
            live.refresh(freshness -> freshness.confirmedAt(clock.instant()));
        }
    }

    private void applyDeltas(SignedManifest signed, Plan.Deltas plan) throws IOException, RefusedException {
        Held now = heldNow();
        List<byte[]> lines = Verified.lines(source.deltas(plan.from(), plan.bodies()), plan.bodies());
        PolicyTable table = now.table();
        for (int i = 0; i < lines.size(); i++) {
            table = table.with(delta(lines.get(i), plan.bodies().get(i)));
        }
        adopt(new Held(now.base(), signed, table), () -> disk.writeDeltas(plan.from() + 1, lines));
    }

    private void applyWhole(SignedManifest signed, Plan.Snapshot plan) throws IOException, RefusedException {
        byte[] bytes = source.snapshot(plan.snapshot());
        Snapshot snapshot = Verified.snapshot(bytes, plan.snapshot());
        List<byte[]> lines = plan.deltas().isEmpty()
                ? List.of()
                : Verified.lines(source.deltas(snapshot.rev(), plan.deltas()), plan.deltas());
        PolicyTable table = PolicyTable.of(snapshot);
        for (int i = 0; i < lines.size(); i++) {
            table = table.with(delta(lines.get(i), plan.deltas().get(i)));
        }
        adopt(new Held(signed, signed, table), () -> {
            disk.writeSnapshot(plan.snapshot(), bytes);
            if (!lines.isEmpty()) {
                disk.writeDeltas(snapshot.rev() + 1, lines);
            }
        });
    }

    /**
     * Whether an edge that was away went on where it had stopped. The manifest says nothing of deltas before its snapshot, but
     * its chain value follows from every delta there ever was, so what leads to it is what was published.
     */
    private boolean caughtUp(SignedManifest signed, Plan.Snapshot plan) {
        Held now = held;
        Manifest head = signed.manifest();
        if (now == null || head.rev() - now.position().rev() > CATCH_UP_MAX) {
            return false;
        }
        try {
            long from = now.position().rev();
            byte[] ndjson = source.deltasSince(from, plan.snapshot().length());
            List<byte[]> lines = Verified.chained(ndjson, now.position(), new Position(head.rev(), head.chain()));
            PolicyTable table = now.table();
            for (byte[] line : lines) {
                table = table.with(Verified.delta(line, table.rev()));
            }
            adopt(new Held(now.base(), signed, table), () -> disk.writeDeltas(from + 1, lines));
            return true;
        } catch (IOException | RefusedException e) {
            LOG.debug(
                    "revision {} is too old to go on from, the snapshot is taken",
                    now.position().rev());
            return false;
        }
    }

    private static Delta delta(byte[] line, Body promised) throws RefusedException {
        return Verified.delta(line, promised);
    }

    /** Swaps first and writes second: the acknowledgement, which others build on, comes after both. */
    private void adopt(Held next, Write bodies) {
        held = next;
        live.swap(
                next.table(),
                new Freshness(
                        true,
                        clockAgrees(next.head().manifest()),
                        clock.instant(),
                        next.head().manifest().notAfter()));
        boolean whole = next.base().equals(next.head());
        if (torn && !whole) {
            // a body is missing in between: the older state that the disk holds whole counts until it is renewed
            return;
        }
        try {
            bodies.run();
            disk.commit(next.base(), next.head());
            torn = false;
            disk.sweep(next.base().manifest(), next.head().manifest());
        } catch (IOException e) {
            torn = true;
            // a full disk must not keep a lifted restriction in force, so the change counts in memory
            LOG.error("the policy could not be written to disk, a restart would begin with an older revision", e);
        }
    }

    /** A head from the future means that one of the two clocks is wrong, so no age can be vouched for. */
    private boolean clockAgrees(Manifest head) {
        return !head.createdAt().isAfter(clock.instant().plus(SKEW_MAX));
    }

    private void acknowledge() {
        long rev = everywhere(heldNow().position().rev());
        if (acknowledged == rev || rev < 0) {
            return;
        }
        try {
            source.acknowledge(rev);
            acknowledged = rev;
        } catch (IOException e) {
            // a publisher announces a moment before it is ready to hear of it; others wait for this word, so soon again
            LOG.debug("the publisher did not take the acknowledgement of revision {}", rev);
        }
    }

    /** Writes the disk anew when the tail of deltas is long or a write failed; a failure only postpones it. */
    private void renewDisk() {
        Manifest head = heldNow().head().manifest();
        long tail = head.snapshotRev() - heldNow().base().manifest().snapshotRev();
        if (!torn && tail < (downstream == null ? DELTAS_KEPT_MAX : 1)) {
            return;
        }
        try {
            byte[] snapshot = source.snapshot(head.snapshot());
            Verified.snapshot(snapshot, head.snapshot());
            disk.writeSnapshot(head.snapshot(), snapshot);
            if (!head.deltas().isEmpty()) {
                byte[] lines = source.deltas(head.snapshotRev(), head.deltas());
                disk.writeDeltas(head.snapshotRev() + 1, Verified.lines(lines, head.deltas()));
            }
            SignedManifest signed = heldNow().head();
            disk.commit(signed, signed);
            held = new Held(signed, signed, heldNow().table());
            torn = false;
            disk.sweep(head, head);
        } catch (IOException | RefusedException e) {
            LOG.warn("the policy on disk could not be renewed, it is tried again later");
        }
    }

    private Held heldNow() {
        Held now = held;
        if (now == null) {
            throw new IllegalStateException("nothing is held yet");
        }
        return now;
    }

    private interface Write {
        void run() throws IOException;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.FeedSignature;
import io.evenhand.contract.policy.Chain;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.FeedBook;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.RevisionLock;
import io.evenhand.enforcement.notice.NoticeLinks;
import io.prometheus.client.Counter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what the ledger decides into revisions of the feed. Of several processes on one ledger and one directory the one
 * that leads; the others follow its files, and go on where it stopped when one of them leads.
 *
 * <p>The signed manifest on disk is the moment of truth: bodies are written before it and the ledger learns of the
 * revision after it, so that a crash at any point leaves either the old revision or the new one, and the next start
 * tells the ledger what it missed.
 */
public final class FeedPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedPublisher.class);
    /** Catches what no trigger announces: an allow entry that ended, a commit by another process. */
    private static final long POLL_MS = 1_000;

    private static final int RENEWALS_PER_VALIDITY = 5;

    /** So long an edge may be away and still go on where it stopped, by the file system's clock. */
    private static final Duration DELTAS_KEPT = Duration.ofHours(26);

    /** Deltas that are longer than the snapshot are condensed, but for those that are short anyway. */
    private static final long TAIL_MIN = 1L << 20;

    /** So often somebody who does not lead looks for what is published before it gives up. */
    private static final int STAND_BY_LOOKS = 60;

    private static final Counter FAILURES = Counter.build(
                    "evenhand_casework_feed_failures_total", "Attempts to publish that failed and will be made again.")
            .register();

    private final Ledger ledger;
    private final FeedSettings settings;
    private final Clock clock;
    private final FeedFiles files;
    private final String keyId;
    private final Outlook outlook;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore wakeUp = new Semaphore(0);
    private final Thread thread = new Thread(this::follow, "feed");

    /** Held while a revision is made, so that nobody pins one that is not the newest any more. */
    private final ReentrantLock making = new ReentrantLock();

    private volatile @Nullable FeedState state;
    private final AtomicReference<@Nullable CompletableFuture<Long>> forgetting = new AtomicReference<>();
    private volatile boolean closed;
    private Instant signedAt = Instant.EPOCH;
    private boolean publishes;
    private byte[] followed = {};

    public FeedPublisher(Ledger ledger, NoticeLinks links, FeedSettings settings, Clock clock) {
        this(ledger, links, settings, clock, Duration.ZERO);
    }

    /** @param rest how long everything is not looked at again at least */
    FeedPublisher(Ledger ledger, NoticeLinks links, FeedSettings settings, Clock clock, Duration rest) {
        this.ledger = ledger;
        this.outlook = new Outlook(links, settings, rest);
        this.settings = settings;
        this.clock = clock;
        this.files = new FeedFiles(settings.dir());
        this.keyId = FeedSignature.keyId(settings.keys().getPublic());
    }

    /** Makes the first revision if there is none, then follows the ledger on a thread of its own. */
    public void start() {
        try {
            takeFirstTurn();
            for (int look = 0; state == null; look++) {
                if (look == STAND_BY_LOOKS) {
                    throw new IOException("nobody publishes into " + settings.dir()
                            + ": EVENHAND_FEED_DIR must be one folder for all casework processes");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
                takeFirstTurn();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the feed cannot go on: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        ledger.onOutbox(wakeUp::release);
        thread.start();
    }

    /** The newest announced revision. */
    public long head() {
        return current().rev();
    }

    /** Calls {@code listener} with every revision announced from now on, and again when its manifest is renewed. */
    public void onAnnounce(LongConsumer listener) {
        listeners.add(listener);
    }

    /** What the fuse holds back, or null. */
    public @Nullable Held held() {
        return outlook.held();
    }

    /** The revision that edges are kept at, or null. */
    public @Nullable Pinned pinned() {
        return outlook.pinned();
    }

    /** Does something about the newest revision while no other one is made; then looks again at what edges may be told. */
    <T> T betweenRevisions(LongFunction<T> act) {
        making.lock();
        try (RevisionLock others = ledger.lockRevisions()) {
            return act.apply(others == null ? head() : newest());
        } finally {
            making.unlock();
            wakeUp.release();
        }
    }

    private FeedBook.@Nullable Head headInBooks() {
        return ledger.<FeedBook.@Nullable Head>inTransaction(
                books -> books.feed().head());
    }

    /** The newest revision, which another process may have made a moment ago. */
    private long newest() {
        FeedBook.Head known = headInBooks();
        return known == null ? head() : Math.max(head(), known.rev());
    }

    /** Lets what is held back pass, on a person's word; false if nothing is held or the person's role does not allow it. */
    public boolean release(StaffMember by) {
        if (outlook.held() == null || !by.role().releasesFeed()) {
            return false;
        }
        Instant now = clock.instant();
        ledger.run(books -> {
            List<DecisionId> decisions = outlook.newlyRestricting(books, current(), now);
            books.feed().release(decisions, by.name(), now);
            books.audit().append(now, by.name(), "feed.released", "feed", decisions.size() + " decisions");
        });
        wakeUp.release();
        return true;
    }

    /**
     * Has the feed written anew as it is now and all that led there deleted, so that no file holds what restricts nobody
     * any more. An edge that was reading an old file takes the snapshot.
     *
     * @return the revision of which this is true, to come
     */
    public CompletableFuture<Long> forget() {
        CompletableFuture<Long> fresh = new CompletableFuture<>();
        CompletableFuture<Long> asked = forgetting.updateAndGet(known -> known == null ? fresh : known);
        wakeUp.release();
        return asked == null ? fresh : asked;
    }

    @Override
    public void close() {
        closed = true;
        wakeUp.release();
        if (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whoever follows may find that the one that leads has just deleted what the manifest named a moment ago. */
    private void takeFirstTurn() throws IOException {
        try {
            takeTurn();
        } catch (IOException e) {
            if (ledger.leads()) {
                throw e;
            }
            LOG.warn("what is published cannot be read yet and will be tried again: {}", e.toString());
        }
    }

    /** Whether it is this process's turn to publish; if it is not, what the one that leads published is read. */
    private boolean takeTurn() throws IOException {
        if (!ledger.leads()) {
            publishes = false;
            readOn();
            return false;
        }
        if (!publishes) {
            resume();
            publishes = true;
            announce(head());
        }
        return true;
    }

    /** Follows whoever leads. */
    private void readOn() throws IOException {
        Path manifest = files.manifest();
        byte[] now = manifest == null || !Files.exists(manifest) ? new byte[0] : Files.readAllBytes(manifest);
        if (!Arrays.equals(now, followed)) {
            FeedState onDisk = new FeedReader(settings.dir(), settings.keys().getPublic()).readOn(state);
            if (onDisk == null) {
                return;
            }
            state = onDisk;
            followed = now;
            announce(onDisk.rev());
        }
        FeedState announced = state;
        if (announced != null && outlook.isWholeLookDue()) {
            // what the fuse holds back is for every process to show
            ledger.inTransaction(books -> outlook.look(books, announced, true, clock.instant()));
        }
    }

    /** Takes up the chain where the manifest on disk left it. */
    private void resume() throws IOException {
        FeedState onDisk = new FeedReader(settings.dir(), settings.keys().getPublic()).read();
        FeedBook.Head known = headInBooks();
        if (onDisk == null || (known != null && known.rev() > onDisk.rev())) {
            // the files are lost or older than what was announced: go on above it, edges will take the snapshot
            long rev = known == null ? 1 : known.rev() + 1;
            onDisk = FeedState.beginning(rev, known == null ? Chain.START : known.chain());
            files.writeSnapshot(rev, ContractJson.bytes(onDisk.snapshotNow()));
        }
        outlook.lookAtEverything();
        sign(onDisk);
        state = onDisk;
        reconcile(onDisk);
        publish(false);
    }

    /** Tells the ledger what a crash kept it from learning: which decisions the announced state holds and lacks. */
    private void reconcile(FeedState announced) {
        Instant now = clock.instant();
        ledger.run(books -> {
            books.feed().nobodyConnected();
            books.feed().advance(announced.rev(), announced.chain(), now);
            books.feed()
                    .announced(announced.rev(), List.copyOf(announced.entries().keySet()), List.of(), now);
            books.feed().lackedBy(announced.rev(), announced.entries().keySet());
            Settlement.settle(books, now);
        });
    }

    private void follow() {
        while (!closed) {
            try {
                if (wakeUp.tryAcquire(POLL_MS, TimeUnit.MILLISECONDS)) {
                    wakeUp.drainPermits();
                }
                step();
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                FAILURES.inc();
                LOG.warn("the feed could not be published and will be tried again: {}", e.toString());
                wakeUp.drainPermits();
            }
        }
    }

    private void step() throws IOException {
        making.lock();
        try {
            if (takeTurn()) {
                makeRevision();
            }
        } finally {
            making.unlock();
        }
    }

    private void makeRevision() throws IOException {
        RevisionLock others = ledger.lockRevisions();
        try {
            // read once: who asks in between is served by the next revision, which looks at everything first
            CompletableFuture<Long> asked = forgetting.get();
            publish(asked != null);
            if (asked != null) {
                condense(asked);
            }
            renew();
        } finally {
            if (others != null) {
                others.close();
            }
        }
    }

    /**
     * One revision, if anything changed.
     *
     * @param everything whether what merely expired is taken out as well, which otherwise waits
     */
    private void publish(boolean everything) throws IOException {
        Instant now = clock.instant();
        FeedState announced = current();
        Pending pending = ledger.inTransaction(books -> outlook.look(books, announced, everything, now));
        boolean told = announced.sections().differFrom(pending.sections(), now);
        boolean wanted = pending.plan().urgent() || told || everything;
        Delta delta = wanted ? pending.delta(announced, told) : null;
        FeedState next = announced;
        if (delta != null) {
            next = write(announced, delta);
            sign(next);
            state = next;
        }
        if (delta != null || !pending.outbox().isEmpty()) {
            record(next, delta, pending.outbox(), now);
        }
        if (delta != null) {
            announce(next.rev());
        }
    }

    private FeedState write(FeedState announced, Delta delta) throws IOException {
        byte[] bytes = ContractJson.bytes(delta);
        files.writeDelta(delta.to(), bytes);
        FeedState next = announced.after(delta, bytes);
        if (next.deltas().size() < settings.snapshotEvery()
                && next.tail() <= Math.max(TAIL_MIN, next.snapshot().length())) {
            return next;
        }
        FeedState condensed = condensed(next);
        // the last snapshot and its deltas stay: an edge may be reading them
        files.forgetBefore(announced.snapshot().rev(), Instant.now().minus(DELTAS_KEPT));
        return condensed;
    }

    private FeedState condensed(FeedState full) throws IOException {
        byte[] bytes = ContractJson.bytes(full.snapshotNow());
        files.writeSnapshot(full.rev(), bytes);
        return full.condensed(bytes);
    }

    /** Leaves one snapshot of the newest revision and nothing before it, unless somebody keeps edges where they are. */
    private void condense(CompletableFuture<Long> asked) throws IOException {
        if (outlook.pinned() != null) {
            return;
        }
        FeedState condensed = condensed(current());
        sign(condensed);
        state = condensed;
        files.forgetBefore(condensed.rev());
        forgetting.set(null);
        announce(condensed.rev());
        asked.complete(condensed.rev());
    }

    private void sign(FeedState next) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        files.writeManifest(FeedSignature.sign(
                next.manifest(now, settings.validity()), settings.keys().getPrivate(), keyId));
        signedAt = now;
    }

    private void record(FeedState next, @Nullable Delta delta, List<Long> outbox, Instant now) {
        ledger.run(books -> {
            if (delta != null) {
                books.feed().advance(next.rev(), next.chain(), now);
                books.feed()
                        .announced(
                                next.rev(),
                                delta.put().stream().map(PolicyEntry::decision).toList(),
                                delta.removed(),
                                now);
            }
            books.feed().lackedBy(next.rev(), next.entries().keySet());
            books.outbox().sent(outbox);
            Settlement.settle(books, now);
        });
    }

    /** Signs the same revision again before edges must call themselves stale. */
    private void renew() throws IOException {
        Duration age = Duration.between(signedAt, clock.instant());
        if (age.compareTo(settings.validity().dividedBy(RENEWALS_PER_VALIDITY)) >= 0) {
            FeedState same = current();
            sign(same);
            announce(same.rev());
        }
    }

    private void announce(long rev) {
        for (LongConsumer listener : listeners) {
            try {
                listener.accept(rev);
            } catch (RuntimeException e) {
                LOG.warn("a listener of the feed failed: {}", e.toString());
            }
        }
    }

    private FeedState current() {
        FeedState now = state;
        if (now == null) {
            throw new IllegalStateException("the feed has not been started");
        }
        return now;
    }
}

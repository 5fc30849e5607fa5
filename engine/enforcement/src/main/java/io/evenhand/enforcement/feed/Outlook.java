// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.OutboxRow;
import io.evenhand.enforcement.ledger.PinRow;
import io.evenhand.enforcement.notice.NoticeLinks;
import io.prometheus.client.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the feed has to say next: what the ledger says and edges were not told, less what the fuse or a pin keeps back.
 *
 * <p>Mostly it looks only at the accounts that the outbox names, so that a revision costs what changed. Now and then it looks
 * at everything, which finds what no commit announces, such as an exemption that ended.
 */
final class Outlook {
    private static final Logger LOG = LoggerFactory.getLogger(Outlook.class);
    private static final Duration FUSE_WINDOW = Duration.ofHours(1);

    /** Everything is looked at for at most one part of so many of the time; in between, only what the outbox names. */
    private static final int LOOKS_SHARE = 20;

    private static final Gauge HELD = Gauge.build(
                    "evenhand_casework_feed_held",
                    "Accounts that the fuse keeps from being restricted until a person says so.")
            .register();
    private static final Gauge PINNED = Gauge.build(
                    "evenhand_casework_feed_pinned",
                    "The revision that edges are kept at because a person said so, or 0.")
            .register();
    private static final Gauge WAITING = Gauge.build(
                    "evenhand_casework_feed_pin_waiting",
                    "What edges are not told yet because of a pin, by what it does.")
            .labelNames("effect")
            .register();
    private final NoticeLinks links;
    private final FeedSettings settings;
    private final Duration rest;
    private volatile @Nullable Held held;
    private volatile @Nullable Pinned pinned;
    /** As many as were known when they were counted last. */
    private long accounts;

    private volatile long wholeLookDue = System.nanoTime();

    /** @param rest how long everything is not looked at again at least */
    Outlook(NoticeLinks links, FeedSettings settings, Duration rest) {
        this.links = links;
        this.settings = settings;
        this.rest = rest;
    }

    /** What the fuse keeps back, or null. */
    @Nullable
    Held held() {
        return held;
    }

    /** The revision that edges are kept at, or null. */
    @Nullable
    Pinned pinned() {
        return pinned;
    }

    /** The decisions that would restrict accounts which nothing announced restricts. */
    List<DecisionId> newlyRestricting(Books books, FeedState announced, Instant now) {
        FeedPlan plan = FeedPlan.between(
                announced.entries(), Projection.of(books.decisions().standing(now), links), now);
        Set<AccountId> accounts =
                plan.newlyRestricted(announced.entries(), books.feed().released());
        return plan.put().stream()
                .filter(entry -> accounts.contains(entry.account()))
                .map(PolicyEntry::decision)
                .toList();
    }

    /**
     * What waits.
     *
     * @param everything whether it is to be followed from everything, even if that is not due
     */
    Pending look(Books books, FeedState announced, boolean everything, Instant now) {
        // the outbox first: what it lists is visible to the query that follows
        List<OutboxRow> outbox = books.outbox().pendingFeed();
        PinRow pin = books.feed().pin(now);
        if (pin == null && pinned == null && held == null && !everything && !isWholeLookDue()) {
            Set<AccountId> changed = outbox.stream().map(OutboxRow::account).collect(Collectors.toSet());
            Pending pending = pending(books, announced.about(changed), changed, outbox, now);
            if (pending != null) {
                return pending;
            }
        }
        long began = System.nanoTime();
        Pending pending = whole(books, announced, pin, outbox, now);
        long ended = System.nanoTime();
        wholeLookDue = ended + Math.max(rest.toNanos(), (ended - began) * (LOOKS_SHARE - 1));
        return pending;
    }

    /** Makes the next look one at everything. */
    void lookAtEverything() {
        wholeLookDue = System.nanoTime();
    }

    boolean isWholeLookDue() {
        return System.nanoTime() - wholeLookDue >= 0;
    }

    /**
     * What waits by what the outbox names, or null if the fuse would hold some of it back: that is for a look at everything
     * to say.
     *
     * @param announced what was announced about the accounts that changed
     */
    private @Nullable Pending pending(
            Books books,
            Map<DecisionId, PolicyEntry> announced,
            Set<AccountId> changed,
            List<OutboxRow> outbox,
            Instant now) {
        Map<DecisionId, PolicyEntry> wanted =
                changed.isEmpty() ? Map.of() : Projection.of(books.decisions().standing(changed, now), links);
        FeedPlan plan = FeedPlan.between(announced, wanted, now);
        return heldBack(books, announced, plan, now).isEmpty() ? waiting(books, plan, outbox, now) : null;
    }

    private Pending whole(Books books, FeedState announced, @Nullable PinRow pin, List<OutboxRow> outbox, Instant now) {
        Map<DecisionId, PolicyEntry> wanted = Projection.of(books.decisions().standing(now), links);
        FeedPlan plan = FeedPlan.between(announced.entries(), wanted, now);
        if (isPinned(pin, announced, plan, now)) {
            return Pending.nothing(announced);
        }
        Set<AccountId> back = heldBack(books, announced.entries(), plan, now);
        return waiting(books, back.isEmpty() ? plan : plan.without(back), outbox, now);
    }

    private Pending waiting(Books books, FeedPlan plan, List<OutboxRow> outbox, Instant now) {
        FeedSections sections = new FeedSections(
                settings.whenStale(), NetworkSection.of(books.networks().running(now), now));
        return new Pending(plan, sections, outbox.stream().map(OutboxRow::id).toList());
    }

    /** The accounts that the fuse keeps from being restricted. */
    private Set<AccountId> heldBack(Books books, Map<DecisionId, PolicyEntry> announced, FeedPlan plan, Instant now) {
        Set<AccountId> fresh = plan.put().isEmpty()
                ? Set.of()
                : plan.newlyRestricted(announced, books.feed().released());
        if (fresh.isEmpty()) {
            hold(null);
            return fresh;
        }
        int already = books.feed().restrictedSince(now.minus(FUSE_WINDOW));
        int allowed = Fuse.allowed(accounts, settings.fuseAccounts(), settings.fusePercent());
        if (Fuse.holds(already, fresh.size(), allowed)) {
            // all accounts are counted only if it matters how many there are by now
            accounts = books.accounts().figures().accounts();
            allowed = Fuse.allowed(accounts, settings.fuseAccounts(), settings.fusePercent());
        }
        Set<AccountId> back = Fuse.holds(already, fresh.size(), allowed) ? fresh : concentrated(books, fresh, now);
        hold(back.isEmpty() ? null : new Held(back.size(), Math.max(0, allowed - already), now));
        return back;
    }

    /** A pin of a revision whose files were lost holds nothing: there is nothing left to stay at. */
    private boolean isPinned(@Nullable PinRow pin, FeedState announced, FeedPlan waiting, Instant now) {
        Pinned next =
                pin == null || pin.rev() != announced.rev() ? null : Pinned.of(pin, waiting, announced.entries(), now);
        if (next != null && pinned == null) {
            LOG.warn("edges stay at revision {} until {} or until it is released", next.rev(), next.until());
        }
        pinned = next;
        PINNED.set(next == null ? 0 : (double) next.rev());
        WAITING.labels("restricting").set(next == null ? 0 : next.restricting());
        WAITING.labels("relieving").set(next == null ? 0 : next.relieving());
        return next != null;
    }

    private static Set<AccountId> concentrated(Books books, Set<AccountId> fresh, Instant now) {
        Set<AccountId> recent = books.feed().accountsRestrictedSince(now.minus(FUSE_WINDOW));
        Set<AccountId> both = new HashSet<>(recent);
        both.addAll(fresh);
        Map<AccountId, Long> homes = books.networks().homes(both);
        return Fuse.concentrated(fresh, recent, homes, books.networks().accountsOn(Set.copyOf(homes.values())));
    }

    private void hold(@Nullable Held now) {
        Held before = held;
        if (now != null && before == null) {
            LOG.warn("the fuse holds back {} accounts; a lead must release them", now.accounts());
        }
        held = now == null || before == null ? now : new Held(now.accounts(), now.allowed(), before.since());
        HELD.set(now == null ? 0 : now.accounts());
    }
}

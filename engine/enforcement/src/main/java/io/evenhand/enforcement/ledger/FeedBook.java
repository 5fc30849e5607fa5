// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the feed announced, what people released, and what edges acknowledged. */
public final class FeedBook {
    /** Decisions that edges were told of since and that no person let pass. */
    private static final String UNRELEASED = "from decisions d where published_at > :since "
            + "and not exists (select from feed_releases r where r.decision = d.id)";

    private final Handle handle;

    FeedBook(Handle handle) {
        this.handle = handle;
    }

    /** The newest announced revision, or null before the first. */
    public @Nullable Head head() {
        return handle.createQuery("select rev, chain from feed_head")
                .map((row, context) -> new Head(row.getLong("rev"), row.getString("chain")))
                .findOne()
                .orElse(null);
    }

    /** A revision and the chain value that goes with it. */
    public record Head(long rev, String chain) {}

    public void advance(long rev, String chain, Instant now) {
        handle.createUpdate("insert into feed_head (rev, chain, announced_at) values (:rev, :chain, :now) "
                        + "on conflict (only_row) do update set rev = excluded.rev, chain = excluded.chain, "
                        + "announced_at = excluded.announced_at")
                .bind("rev", rev)
                .bind("chain", chain)
                .bind("now", Column.time(now))
                .execute();
    }

    /** Remembers which revision carried, or took back, which decisions. */
    public void announced(long rev, List<DecisionId> put, List<DecisionId> removed, Instant now) {
        if (!put.isEmpty()) {
            handle.createUpdate("update decisions set published_at = coalesce(published_at, :now), "
                            + "published_rev = coalesce(published_rev, :rev), removed_rev = null where id = any(:ids)")
                    .bind("now", Column.time(now))
                    .bind("rev", rev)
                    .bindArray("ids", String.class, values(put))
                    .execute();
        }
        if (!removed.isEmpty()) {
            handle.createUpdate("update decisions set removed_rev = :rev where id = any(:ids)")
                    .bind("rev", rev)
                    .bindArray("ids", String.class, values(removed))
                    .execute();
        }
    }

    /**
     * Notes for every lifted decision that {@code rev} lacks that it is gone since then at the latest.
     *
     * @param held what {@code rev} holds
     */
    public void lackedBy(long rev, Set<DecisionId> held) {
        List<DecisionId> gone = handle.createQuery(
                        "select id from decisions where state = 'LIFTED' and removed_rev is null")
                .mapTo(String.class)
                .map(DecisionId::new)
                .filter(id -> !held.contains(id))
                .list();
        if (!gone.isEmpty()) {
            announced(rev, List.of(), gone, Instant.EPOCH);
        }
    }

    /** Accounts newly restricted since {@code since} without a person's release. */
    public int restrictedSince(Instant since) {
        return handle.createQuery("select count(distinct account) " + UNRELEASED)
                .bind("since", Column.time(since))
                .mapTo(Integer.class)
                .one();
    }

    /** The accounts that {@link #restrictedSince} counts. */
    public Set<AccountId> accountsRestrictedSince(Instant since) {
        return handle.createQuery("select distinct account " + UNRELEASED)
                .bind("since", Column.time(since))
                .mapTo(String.class)
                .map(AccountId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Decisions that a person let pass. */
    public Set<DecisionId> released() {
        return handle.createQuery("select r.decision from feed_releases r join decisions d on d.id = r.decision "
                        + "where d.published_at is null")
                .mapTo(String.class)
                .map(DecisionId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    public void release(List<DecisionId> decisions, String by, Instant now) {
        for (DecisionId decision : decisions) {
            handle.createUpdate(
                            "insert into feed_releases (decision, released_by, released_at) values (:id, :by, :now) "
                                    + "on conflict do nothing")
                    .bind("id", decision.value())
                    .bind("by", by)
                    .bind("now", Column.time(now))
                    .execute();
        }
    }

    /** The pin that holds now, or null. */
    public @Nullable PinRow pin(Instant now) {
        return handle.createQuery("select id, rev, reason, pinned_by, pinned_at, until from feed_pins "
                        + "where ended_at is null and until > :now")
                .bind("now", Column.time(now))
                .map((row, context) -> new PinRow(
                        row.getLong("id"),
                        row.getLong("rev"),
                        row.getString("reason"),
                        row.getString("pinned_by"),
                        Column.instant(row, "pinned_at"),
                        Column.instant(row, "until")))
                .findOne()
                .orElse(null);
    }

    /** Notes a pin; one that ran out before is noted as ended then. */
    public void pin(long rev, String reason, String by, Instant now, Instant until) {
        handle.createUpdate("update feed_pins set ended_at = until where ended_at is null and until <= :now")
                .bind("now", Column.time(now))
                .execute();
        handle.createUpdate("insert into feed_pins (rev, reason, pinned_by, pinned_at, until) "
                        + "values (:rev, :reason, :by, :now, :until)")
                .bind("rev", rev)
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", Column.time(now))
                .bind("until", Column.time(until))
                .execute();
    }

    public void unpin(long id, String why, String by, Instant now) {
        handle.createUpdate("update feed_pins set ended_by = :by, ended_at = :now, ended_why = :why where id = :id")
                .bind("id", id)
                .bind("by", by)
                .bind("now", Column.time(now))
                .bind("why", why)
                .execute();
    }

    /** An edge acknowledged a revision; what it acknowledged never goes back. One never heard of counts as connected. */
    public void acknowledged(String edge, long rev, Instant now) {
        handle.createUpdate(
                        "insert into edges (name, acked_rev, connected, last_seen) values (:name, :rev, true, :now) "
                                + "on conflict (name) do update set acked_rev = greatest(edges.acked_rev, excluded.acked_rev), "
                                + "last_seen = excluded.last_seen")
                .bind("name", edge)
                .bind("rev", rev)
                .bind("now", Column.time(now))
                .execute();
    }

    /** An edge began or stopped to follow. */
    public void connection(String edge, boolean connected, Instant now) {
        handle.createUpdate(
                        "insert into edges (name, acked_rev, connected, last_seen) values (:name, -1, :connected, :now) "
                                + "on conflict (name) do update set connected = excluded.connected, last_seen = excluded.last_seen")
                .bind("name", edge)
                .bind("connected", connected)
                .bind("now", Column.time(now))
                .execute();
    }

    /** After a restart no edge is connected until it says so again. */
    public void nobodyConnected() {
        handle.createUpdate("update edges set connected = false where connected")
                .execute();
    }

    public List<EdgeRow> edges() {
        return handle.createQuery("select name, acked_rev, connected, last_seen from edges order by name")
                .map((row, context) -> new EdgeRow(
                        row.getString("name"),
                        row.getLong("acked_rev"),
                        row.getBoolean("connected"),
                        Column.instant(row, "last_seen")))
                .list();
    }

    /** Marks lifted decisions restored whose removal was in force at {@code rev}; returns their cases. */
    public List<Restored> restore(long rev, Instant now) {
        return handle.createQuery("update decisions set restored_at = :now where state = 'LIFTED' "
                        + "and restored_at is null and removed_rev <= :rev returning id, case_id, account")
                .bind("rev", rev)
                .bind("now", Column.time(now))
                .map((row, context) -> new Restored(
                        new DecisionId(row.getString("id")),
                        new CaseId(row.getString("case_id")),
                        new AccountId(row.getString("account"))))
                .list();
    }

    /** A decision that is gone from every connected edge. */
    public record Restored(DecisionId decision, CaseId caseId, AccountId account) {}

    private static List<String> values(List<DecisionId> ids) {
        return ids.stream().map(DecisionId::value).toList();
    }
}

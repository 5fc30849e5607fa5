// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.policy.StaleRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/*
 * Why it looks as it does.
 * ========================
 *
 * Nearly every question is about an account that nobody restricts. Such a look-up is one hash, one shard and one or two
 * cache lines of its index; it allocates nothing. Ten bits of the account's keyed hash choose the shard and the next 32 are kept
 * as its tag. The rest would buy nothing: the full account id is compared before an entry counts.
 *
 * A delta of a few entries against a million must not copy a million: it copies the shards it falls into, and readers keep
 * the table they hold.
 */
/**
 * Every restriction at one revision, by account; immutable, so that a reader never sees half a change.
 *
 * <p>Whether an entry is in force is a question of the reader's clock, not of the table: an entry ends by itself.
 */
public final class PolicyTable {
    static final int SHARD_BITS = 10;

    private static final KeyedHash HASH = KeyedHash.random();

    /** The table before anything was loaded: nobody is restricted. */
    public static final PolicyTable EMPTY = empty();

    private final long rev;
    private final Shard[] shards;
    private final long[][] decisions;
    private final Words words;
    private final int size;
    private final List<StaleRule> whenStale;
    private final NetworkTable networks;

    private PolicyTable(long rev, TableEdit edit, List<StaleRule> whenStale, NetworkTable networks) {
        this.rev = rev;
        shards = edit.shards();
        decisions = edit.decisions();
        words = edit.words();
        size = edit.size();
        this.whenStale = whenStale;
        this.networks = networks;
    }

    private static PolicyTable empty() {
        Shard[] shards = new Shard[1 << SHARD_BITS];
        Arrays.fill(shards, Shard.EMPTY);
        long[][] decisions = new long[1 << SHARD_BITS][];
        Arrays.fill(decisions, new long[0]);
        return new PolicyTable(0, new TableEdit(HASH, shards, decisions, Words.NONE, 0), List.of(), NetworkTable.EMPTY);
    }

    public static PolicyTable of(Snapshot snapshot) {
        TableEdit edit = EMPTY.edit();
        edit.fill(snapshot.entries());
        return new PolicyTable(
                snapshot.rev(),
                edit,
                snapshot.whenStale() == null ? List.of() : snapshot.whenStale(),
                NetworkTable.of(snapshot.networks()));
    }

    /** The next table; this one stays as it is. */
    public PolicyTable with(Delta delta) {
        if (delta.from() != rev) {
            throw new IllegalArgumentException("the delta applies to another revision");
        }
        TableEdit edit = edit();
        delta.removed().forEach(edit::remove);
        delta.put().forEach(edit::put);
        return new PolicyTable(
                delta.to(),
                edit,
                delta.whenStale() == null ? whenStale : delta.whenStale(),
                delta.networks() == null ? networks : NetworkTable.of(delta.networks()));
    }

    private TableEdit edit() {
        return new TableEdit(HASH, shards, decisions, words, size);
    }

    static int shardOf(long accountHash) {
        return (int) (accountHash >>> (Long.SIZE - SHARD_BITS));
    }

    static int tag(long accountHash) {
        return (int) (accountHash >>> (Integer.SIZE - SHARD_BITS));
    }

    public long rev() {
        return rev;
    }

    /** The number of entries, in force or not. */
    public int size() {
        return size;
    }

    /** What the publisher wants done about an action while the policy is too old, or null if it said nothing. */
    public @Nullable StaleRule whenStale(String action) {
        for (StaleRule rule : whenStale) {
            if (rule.action().equals(action)) {
                return rule;
            }
        }
        return null;
    }

    /** Networks under attack, which are about no account. */
    public NetworkTable networks() {
        return networks;
    }

    /** Whether anything restricts the account at {@code now}; allocates nothing. */
    public boolean restricts(AccountId account, long nowMillis) {
        String id = account.value();
        long hash = HASH.of(id);
        Shard shard = shards[shardOf(hash)];
        int tag = tag(hash);
        for (int at = shard.next(shard.seek(tag), tag, id); at >= 0; at = shard.next(at + 1, tag, id)) {
            if (shard.from(at) <= nowMillis && nowMillis < shard.until(at)) {
                return true;
            }
        }
        return false;
    }

    /** The account's entries, in force or not. */
    public List<PolicyEntry> entries(AccountId account) {
        return entries(account, null);
    }

    /** The account's entries that restrict at {@code now}. */
    public List<PolicyEntry> inForce(AccountId account, Instant now) {
        return entries(account, now);
    }

    private List<PolicyEntry> entries(AccountId account, @Nullable Instant now) {
        String id = account.value();
        long hash = HASH.of(id);
        Shard shard = shards[shardOf(hash)];
        int tag = tag(hash);
        List<PolicyEntry> found = List.of();
        for (int at = shard.next(shard.seek(tag), tag, id); at >= 0; at = shard.next(at + 1, tag, id)) {
            if (now == null || isInForce(shard, at, now.toEpochMilli())) {
                if (found.isEmpty()) {
                    found = new ArrayList<>(2);
                }
                found.add(EntryBytes.read(shard.bytes(), shard.start(at), words));
            }
        }
        return found;
    }

    private static boolean isInForce(Shard shard, int at, long now) {
        return shard.from(at) <= now && now < shard.until(at);
    }

    /** The next moment after {@code now} at which an entry of the account begins or ends, or null if none will. */
    public @Nullable Instant nextChange(AccountId account, Instant now) {
        String id = account.value();
        long hash = HASH.of(id);
        Shard shard = shards[shardOf(hash)];
        int tag = tag(hash);
        long millis = now.toEpochMilli();
        long next = Long.MAX_VALUE;
        for (int at = shard.next(shard.seek(tag), tag, id); at >= 0; at = shard.next(at + 1, tag, id)) {
            long change = millis < shard.from(at) ? shard.from(at) : shard.until(at);
            if (change > millis && change < next) {
                next = change;
            }
        }
        return next == Long.MAX_VALUE ? null : Instant.ofEpochMilli(next);
    }

    /** The same state in the publisher's form. */
    public Snapshot snapshot() {
        List<PolicyEntry> entries = new ArrayList<>(size);
        forEach(entries::add);
        return new Snapshot(
                rev,
                entries,
                whenStale.isEmpty() ? null : whenStale,
                networks.entries().isEmpty() ? null : networks.entries());
    }

    /** Visits every entry, in force or not, in no particular order. */
    public void forEach(java.util.function.Consumer<PolicyEntry> visit) {
        for (Shard shard : shards) {
            for (int at = 0; at < shard.size(); at++) {
                visit.accept(EntryBytes.read(shard.bytes(), shard.start(at), words));
            }
        }
    }

    /** Hears of one entry before and after; null where there was or is none. */
    public interface ChangeListener {
        void changed(@Nullable PolicyEntry before, @Nullable PolicyEntry after);
    }

    /**
     * Visits every entry that differs from {@code before}, and every one that began or ended after {@code then} and not after
     * {@code now}. Shards that both tables share are read for their times and not unpacked.
     */
    public void forEachChanged(PolicyTable before, Instant then, Instant now, ChangeListener listener) {
        Span span = new Span(then.toEpochMilli(), now.toEpochMilli());
        for (int i = 0; i < shards.length; i++) {
            Shard shard = shards[i];
            if (shard == before.shards[i]) {
                for (int at = 0; at < shard.size(); at++) {
                    if (span.holds(shard.from(at)) || span.holds(shard.until(at))) {
                        PolicyEntry entry = EntryBytes.read(shard.bytes(), shard.start(at), words);
                        listener.changed(entry, entry);
                    }
                }
            } else {
                differ(before.unpacked(i), unpacked(i), span, listener);
            }
        }
    }

    /** Moments after {@code then} and not after {@code now}. */
    private record Span(long then, long now) {
        boolean holds(long millis) {
            return then < millis && millis <= now;
        }
    }

    private static void differ(
            Map<DecisionId, PolicyEntry> before,
            Map<DecisionId, PolicyEntry> after,
            Span span,
            ChangeListener listener) {
        before.forEach((decision, entry) -> {
            if (!after.containsKey(decision)) {
                listener.changed(entry, null);
            }
        });
        after.forEach((decision, entry) -> {
            Instant until = entry.until();
            boolean crossed =
                    span.holds(entry.from().toEpochMilli()) || (until != null && span.holds(until.toEpochMilli()));
            if (crossed || !entry.equals(before.get(decision))) {
                listener.changed(before.get(decision), entry);
            }
        });
    }

    private Map<DecisionId, PolicyEntry> unpacked(int shard) {
        Map<DecisionId, PolicyEntry> entries = new HashMap<>();
        for (int at = 0; at < shards[shard].size(); at++) {
            PolicyEntry entry = EntryBytes.read(shards[shard].bytes(), shards[shard].start(at), words);
            entries.put(entry.decision(), entry);
        }
        return entries;
    }

    /**
     * What the table takes in memory.
     *
     * @param lookedAt bytes that look-ups read: tags, places, account ids, flags and times
     * @param particulars bytes that only a denial and the writer read: decision, server, reason, appeal, and the index
     */
    public record Footprint(long lookedAt, long particulars) {}

    public Footprint footprint() {
        long lookedAt = 0;
        long particulars = 0;
        for (int i = 0; i < shards.length; i++) {
            Shard shard = shards[i];
            // headers and a reference each for the shard and its arrays
            lookedAt += 84 + shard.indexBytes();
            particulars += 24 + 8L * decisions[i].length + shard.bytes().length;
            for (int at = 0; at < shard.size(); at++) {
                int bytes = EntryBytes.lookedAt(shard.bytes(), shard.start(at));
                lookedAt += bytes;
                particulars -= bytes;
            }
        }
        return new Footprint(lookedAt, particulars);
    }
}

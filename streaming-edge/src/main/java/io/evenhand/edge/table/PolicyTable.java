// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every restriction at one revision, by account; immutable, so that a reader never sees half a change.
 *
 * <p>Whether an entry is in force is a question of the reader's clock, not of the table: an entry ends by itself.
 */
public final class PolicyTable {
    /** The table before anything was loaded: nobody is restricted. */
    public static final PolicyTable EMPTY = new PolicyTable(0, ShardedMap.empty(), ShardedMap.empty());

    private final long rev;
    private final ShardedMap<AccountId, List<PolicyEntry>> byAccount;
    private final ShardedMap<DecisionId, PolicyEntry> byDecision;

    private PolicyTable(
            long rev,
            ShardedMap<AccountId, List<PolicyEntry>> byAccount,
            ShardedMap<DecisionId, PolicyEntry> byDecision) {
        this.rev = rev;
        this.byAccount = byAccount;
        this.byDecision = byDecision;
    }

    public static PolicyTable of(Snapshot snapshot) {
        Edit edit = new Edit(EMPTY);
        snapshot.entries().forEach(edit::put);
        return edit.done(snapshot.rev());
    }

    /** The next table; this one stays as it is. */
    public PolicyTable with(Delta delta) {
        if (delta.from() != rev) {
            throw new IllegalArgumentException("the delta applies to another revision");
        }
        Edit edit = new Edit(this);
        delta.removed().forEach(edit::remove);
        delta.put().forEach(edit::put);
        return edit.done(delta.to());
    }

    public long rev() {
        return rev;
    }

    /** The number of entries, in force or not. */
    public int size() {
        return byDecision.size();
    }

    /** The account's entries, in force or not. */
    public List<PolicyEntry> entries(AccountId account) {
        List<PolicyEntry> entries = byAccount.get(account);
        return entries == null ? List.of() : entries;
    }

    /** The account's entries that restrict at {@code now}. */
    public List<PolicyEntry> inForce(AccountId account, Instant now) {
        List<PolicyEntry> entries = entries(account);
        if (entries.isEmpty()) {
            return entries;
        }
        return entries.stream().filter(entry -> entry.isInForce(now)).toList();
    }

    /** The next moment after {@code now} at which an entry of the account begins or ends, or null if none will. */
    public @Nullable Instant nextChange(AccountId account, Instant now) {
        Instant next = null;
        for (PolicyEntry entry : entries(account)) {
            Instant change = now.isBefore(entry.from()) ? entry.from() : entry.until();
            if (change != null && change.isAfter(now) && (next == null || change.isBefore(next))) {
                next = change;
            }
        }
        return next;
    }

    /** The same state in the publisher's form. */
    public Snapshot snapshot() {
        List<PolicyEntry> entries = new ArrayList<>(size());
        byDecision.forEach((decision, entry) -> entries.add(entry));
        return new Snapshot(rev, entries);
    }

    /** Both indexes under one change; an entry's key is its decision. */
    private static final class Edit {
        private final ShardedMap.Editor<AccountId, List<PolicyEntry>> byAccount;
        private final ShardedMap.Editor<DecisionId, PolicyEntry> byDecision;

        Edit(PolicyTable from) {
            byAccount = from.byAccount.edit();
            byDecision = from.byDecision.edit();
        }

        void put(PolicyEntry entry) {
            remove(entry.decision());
            byDecision.put(entry.decision(), entry);
            List<PolicyEntry> before = byAccount.get(entry.account());
            List<PolicyEntry> after = new ArrayList<>(before == null ? List.of() : before);
            after.add(entry);
            byAccount.put(entry.account(), List.copyOf(after));
        }

        void remove(DecisionId decision) {
            PolicyEntry gone = byDecision.get(decision);
            if (gone == null) {
                return;
            }
            byDecision.remove(decision);
            List<PolicyEntry> before = byAccount.get(gone.account());
            List<PolicyEntry> after = before == null
                    ? List.of()
                    : before.stream()
                            .filter(entry -> !entry.decision().equals(decision))
                            .toList();
            if (after.isEmpty()) {
                byAccount.remove(gone.account());
            } else {
                byAccount.put(gone.account(), after);
            }
        }

        PolicyTable done(long rev) {
            return new PolicyTable(rev, byAccount.done(), byDecision.done());
        }
    }
}

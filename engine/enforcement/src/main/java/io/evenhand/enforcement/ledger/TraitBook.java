// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** What reports may be broken down by: told by other programs, for people to read, out of the reach of every rule. */
public final class TraitBook {
    private final Handle handle;

    TraitBook(Handle handle) {
        this.handle = handle;
    }

    /** Notes a trait of an account; the newest word counts. */
    public void tell(AccountId account, String trait, String value, String toldBy, Instant now) {
        handle.createUpdate("insert into account_traits (account, trait, value, told_by, told_at) "
                        + "values (:account, :trait, :value, :by, :now) on conflict (account, trait) do update "
                        + "set value = excluded.value, told_by = excluded.told_by, told_at = excluded.told_at")
                .bind("account", account.value())
                .bind("trait", trait)
                .bind("value", value)
                .bind("by", toldBy)
                .bind("now", Column.time(now))
                .execute();
    }

    /** All that is known about accounts, by the trait's name; those about which nothing is known are left out. */
    public Map<AccountId, Map<String, String>> of(Collection<AccountId> accounts) {
        Map<AccountId, Map<String, String>> traits = new HashMap<>();
        handle.createQuery("select account, trait, value from known_traits where account = any (:accounts)")
                .bindArray(
                        "accounts",
                        String.class,
                        accounts.stream().map(AccountId::value).toList())
                .map((row, context) -> traits.computeIfAbsent(
                                new AccountId(row.getString("account")), account -> new TreeMap<>())
                        .put(row.getString("trait"), row.getString("value")))
                .list();
        return traits;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** All that is known about an account, by the trait's name. */
    public Map<String, String> of(AccountId account) {
        Map<String, String> traits = new LinkedHashMap<>();
        handle.createQuery("select trait, value from known_traits where account = :account order by trait")
                .bind("account", account.value())
                .map((row, context) -> Map.entry(row.getString("trait"), row.getString("value")))
                .forEach(entry -> traits.put(entry.getKey(), entry.getValue()));
        return traits;
    }

    /** How many accounts anything is known about. */
    public long accounts() {
        return handle.createQuery("select count(distinct account) from known_traits")
                .mapTo(Long.class)
                .one();
    }
}

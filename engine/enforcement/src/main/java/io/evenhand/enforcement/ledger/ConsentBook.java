// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What account holders allowed or refused; every word of theirs is kept, the newest counts. */
public final class ConsentBook {
    private final Handle handle;

    ConsentBook(Handle handle) {
        this.handle = handle;
    }

    public void say(ConsentRow row) {
        handle.createUpdate("insert into consents (account, purpose, agreed, said_at, screen, language) "
                        + "values (:account, :purpose, :agreed, :at, :screen, :language)")
                .bind("account", row.account().value())
                .bind("purpose", row.purpose())
                .bind("agreed", row.agreed())
                .bind("at", Column.time(row.saidAt()))
                .bind("screen", row.screen())
                .bind("language", row.language())
                .execute();
    }

    /** The newest word about a purpose, or null if none was ever said. */
    public @Nullable ConsentRow newest(AccountId account, String purpose) {
        return handle.createQuery(
                        "select * from consents where account = :account and purpose = :purpose order by id desc limit 1")
                .bind("account", account.value())
                .bind("purpose", purpose)
                .map((row, context) -> new ConsentRow(
                        new AccountId(row.getString("account")),
                        row.getString("purpose"),
                        row.getBoolean("agreed"),
                        Column.instant(row, "said_at"),
                        row.getString("screen"),
                        row.getString("language")))
                .findOne()
                .orElse(null);
    }
}

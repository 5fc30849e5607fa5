// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Appeals that are being written, as their writers left them: encrypted. */
public final class DraftBook {
    private final Handle handle;

    DraftBook(Handle handle) {
        this.handle = handle;
    }

    /** A file of a draft, without its content. */
    public record DraftFile(int number, String name, int size) {}

    /** The sealed words, or null if nothing was saved. */
    public byte @Nullable [] words(DecisionId decision) {
        return handle.createQuery("select sealed from appeal_drafts where decision = :decision")
                .bind("decision", decision.value())
                .mapTo(byte[].class)
                .findOne()
                .orElse(null);
    }

    public void save(DecisionId decision, AccountId account, byte[] sealed, Instant now) {
        handle.createUpdate("insert into appeal_drafts (decision, account, sealed, saved_at) "
                        + "values (:decision, :account, :sealed, :now) "
                        + "on conflict (decision) do update set sealed = excluded.sealed, saved_at = excluded.saved_at")
                .bind("decision", decision.value())
                .bind("account", account.value())
                .bind("sealed", sealed)
                .bind("now", Column.time(now))
                .execute();
    }

    public List<DraftFile> files(DecisionId decision) {
        return handle.createQuery(
                        "select number, name, size from appeal_draft_files where decision = :decision order by number")
                .bind("decision", decision.value())
                .map((row, context) -> new DraftFile(row.getInt("number"), row.getString("name"), row.getInt("size")))
                .list();
    }

    /** The sealed content, or null. */
    public byte @Nullable [] content(DecisionId decision, int number) {
        return handle.createQuery(
                        "select sealed from appeal_draft_files where decision = :decision and number = :number")
                .bind("decision", decision.value())
                .bind("number", number)
                .mapTo(byte[].class)
                .findOne()
                .orElse(null);
    }

    public void add(DecisionId decision, DraftFile file, byte[] sealed) {
        handle.createUpdate("insert into appeal_draft_files (decision, number, name, size, sealed) "
                        + "values (:decision, :number, :name, :size, :sealed)")
                .bind("decision", decision.value())
                .bind("number", file.number())
                .bind("name", file.name())
                .bind("size", file.size())
                .bind("sealed", sealed)
                .execute();
    }

    public void remove(DecisionId decision, int number) {
        handle.createUpdate("delete from appeal_draft_files where decision = :decision and number = :number")
                .bind("decision", decision.value())
                .bind("number", number)
                .execute();
    }

    /** Forgets a draft, which was sent or is not wanted any more. */
    public void forget(DecisionId decision) {
        handle.createUpdate("delete from appeal_drafts where decision = :decision")
                .bind("decision", decision.value())
                .execute();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.json.ContractJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What must leave the ledger, committed together with what caused it. */
public final class Outbox {
    private final Handle handle;
    private boolean posted;

    Outbox(Handle handle) {
        this.handle = handle;
    }

    /** Something that scoring must know. */
    public void post(Intervention intervention) {
        post("INTERVENTION", intervention.account(), ContractJson.text(intervention), intervention.at());
    }

    /** The feed must be made anew for this decision. */
    public void postFeed(AccountId account, DecisionId decision, Instant now) {
        post("FEED", account, decision.value(), now);
    }

    /** The feed must be made anew for everything about this account. */
    public void postFeed(AccountId account, Instant now) {
        post("FEED", account, "", now);
    }

    private void post(String kind, AccountId account, String payload, Instant now) {
        handle.createUpdate("insert into outbox (kind, account, payload, at) values (:kind, :account, :payload, :now)")
                .bind("kind", kind)
                .bind("account", account.value())
                .bind("payload", payload)
                .bind("now", Column.time(now))
                .execute();
        posted = true;
    }

    boolean hasPosted() {
        return posted;
    }

    /** Interventions not yet sent, oldest first. */
    public List<OutboxRow> pendingInterventions(int limit) {
        return handle.createQuery(
                        "select id, account, payload from outbox where kind = 'INTERVENTION' and sent_at is null "
                                + "order by id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /** The feed's rows not yet done, by id; each says about whose account something changed. */
    public List<OutboxRow> pendingFeed() {
        return handle.createQuery(
                        "select id, account, payload from outbox where kind = 'FEED' and sent_at is null order by id")
                .map((row, context) -> row(row))
                .list();
    }

    private static OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(row.getLong("id"), new AccountId(row.getString("account")), row.getString("payload"));
    }

    /** Notes, by the database's own clock, that these rows are done. */
    public void sent(List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        handle.createUpdate("update outbox set sent_at = now() where id = any(:ids)")
                .bindArray("ids", Long.class, ids)
                .execute();
    }

    /** How many rows wait. */
    public long pendingCount() {
        return handle.createQuery("select count(*) from outbox where sent_at is null")
                .mapTo(Long.class)
                .one();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.AnnexRow.Ground;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The parts of evidence that are sealed. */
public final class AnnexBook {
    private static final String SELECT = "select a.evidence, a.case_id, e.account, a.ground, a.why, a.sealed_by, "
            + "a.sealed_at from sealed_annexes a join evidence_items e on e.id = a.evidence ";

    private final Handle handle;

    AnnexBook(Handle handle) {
        this.handle = handle;
    }

    /** @param content encrypted */
    public void add(AnnexRow row, byte[] content) {
        handle.createUpdate(
                        "insert into sealed_annexes (evidence, case_id, ground, why, content, sealed_by, sealed_at) "
                                + "values (:evidence, :case, :ground, :why, :content, :by, :at)")
                .bind("evidence", row.evidence())
                .bind("case", row.caseId().value())
                .bind("ground", row.ground().name())
                .bind("why", row.why())
                .bind("content", content)
                .bind("by", row.sealedBy())
                .bind("at", Column.time(row.sealedAt()))
                .execute();
    }

    /** The one of a case, or null. */
    public @Nullable AnnexRow of(CaseId id) {
        return handle.createQuery(SELECT + "where a.case_id = :case")
                .bind("case", id.value())
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** The one of a piece of evidence, or null. */
    public @Nullable AnnexRow find(String evidence) {
        return handle.createQuery(SELECT + "where a.evidence = :evidence")
                .bind("evidence", evidence)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** What it says, encrypted. */
    public byte[] content(String evidence) {
        return handle.createQuery("select content from sealed_annexes where evidence = :evidence")
                .bind("evidence", evidence)
                .mapTo(byte[].class)
                .one();
    }

    /** Why the statement of a decision says that something is sealed, or null if nothing was when it was taken. */
    public @Nullable Ground behind(DecisionRow decision) {
        AnnexRow row = of(decision.caseId());
        return row == null || row.sealedAt().isAfter(decision.deliveredAt()) ? null : row.ground();
    }

    /** All, the newest first. */
    public List<AnnexRow> all(int limit) {
        return handle.createQuery(SELECT + "order by a.sealed_at desc, a.evidence limit :limit")
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    private static AnnexRow row(ResultSet row) throws SQLException {
        return new AnnexRow(
                row.getString("evidence"),
                new CaseId(row.getString("case_id")),
                new AccountId(row.getString("account")),
                Ground.valueOf(row.getString("ground")),
                row.getString("why"),
                row.getString("sealed_by"),
                Column.instant(row, "sealed_at"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.DecisionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The grounds of a decision, spread over its columns. */
final class GroundsColumns {
    private GroundsColumns() {}

    static void bind(Update insert, DecisionId id, Grounds grounds) {
        DecisionId warnedBy = grounds.warnedBy();
        Instant warnedAt = grounds.warnedAt();
        Urgency urgency = grounds.urgency();
        insert.bind("clause", grounds.clause())
                .bind("terms", grounds.terms())
                .bind("proportionality", grounds.proportionality())
                .bind("urgency", urgency == null ? null : urgency.name())
                .bind("second", grounds.secondApprover())
                .bind("warned_by", warnedAt == null ? null : (warnedBy == null ? id : warnedBy).value())
                .bind("warned_at", Column.timeOrNull(warnedAt))
                .bind("follows", value(grounds.follows()));
    }

    static Grounds read(ResultSet row) throws SQLException {
        String urgency = row.getString("urgency");
        return new Grounds(
                row.getString("clause"),
                row.getString("terms"),
                row.getString("proportionality"),
                urgency == null ? null : Urgency.valueOf(urgency),
                row.getString("second_approver"),
                decision(row.getString("warned_by")),
                Column.instantOrNull(row, "warned_at"),
                decision(row.getString("follows")));
    }

    private static @Nullable String value(@Nullable DecisionId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable DecisionId decision(@Nullable String value) {
        return value == null ? null : new DecisionId(value);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.id.AssessmentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An origin spread over the columns of a decision; on appeal the approver's column names the decider. */
record OriginColumns(
        String origin,
        @Nullable String ruleset,
        @Nullable String proposer,
        @Nullable String approver,
        @Nullable String appeal) {
    static OriginColumns of(Origin origin) {
        if (origin instanceof Origin.ByPeople people) {
            return new OriginColumns("PEOPLE", null, people.proposer(), people.approver(), null);
        }
        if (origin instanceof Origin.OnAppeal appeal) {
            return new OriginColumns("APPEAL", null, null, appeal.decider(), appeal.appeal());
        }
        if (origin instanceof Origin.ByClock clock) {
            return new OriginColumns("CLOCK", null, null, null, clock.appeal());
        }
        if (origin instanceof Origin.ByRule rule) {
            return new OriginColumns("RULE", rule.ruleset(), null, null, null);
        }
        throw new IllegalArgumentException("unknown origin");
    }

    static OriginColumns read(ResultSet row) throws SQLException {
        return new OriginColumns(
                row.getString("origin"),
                row.getString("ruleset"),
                row.getString("proposer"),
                row.getString("approver"),
                row.getString("appeal"));
    }

    Origin origin(AssessmentId assessment) {
        return switch (origin) {
            case "PEOPLE" -> new Origin.ByPeople(required(proposer), required(approver));
            case "APPEAL" -> new Origin.OnAppeal(required(appeal), required(approver));
            case "CLOCK" -> new Origin.ByClock(required(appeal));
            case "RULE" -> new Origin.ByRule(required(ruleset), assessment);
            default -> throw new IllegalStateException("unknown origin in the ledger");
        };
    }

    private static String required(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("incomplete origin in the ledger");
        }
        return value;
    }
}

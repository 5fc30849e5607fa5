// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.casework;

import io.evenhand.enforcement.decide.AssessmentIntake;
import io.evenhand.enforcement.decide.Handled;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * A database with as many cases as wanted. The program itself makes one of each kind, a limit and an open case; the others
 * are copies of these under other names, spread over two years.
 */
final class Town {
    /** One in so many cases is open. */
    private static final int OPEN_EVERY = 50;

    /** One in so many has a limit behind it. */
    static final int LIMIT_EVERY = 3;

    private static final int TWO_YEARS = 730;

    private Town() {}

    static String account(int number) {
        return "acc-" + number;
    }

    /** Over two years. */
    static void build(Server server, AssessmentIntake intake, int cases, Instant now) throws SQLException {
        build(server, intake, cases, TWO_YEARS, now);
    }

    /** @param days over which the cases are spread; limits end after 30 */
    static void build(Server server, AssessmentIntake intake, int cases, int days, Instant now) throws SQLException {
        expect(intake, "tlimit", 19, Handled.LIMITED, now);
        expect(intake, "tlook", 14, Handled.CASE, now);
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            // copies keep the constraints that the first of each kind was checked against
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            statement.execute("create temporary table copies as select i, case when i % " + LIMIT_EVERY
                    + " = 0 then 'tlimit' else 'tlook' end as of, 'acc-' || i as account, "
                    + "interval '" + days + " days' * (i::float8 / " + cases + ") as back from generate_series(1, "
                    + cases
                    + ") as i");
            for (String table : COPIES) {
                statement.execute(table.replace("OPEN_EVERY", Integer.toString(OPEN_EVERY)));
            }
            statement.execute("set session_replication_role = origin");
            statement.execute("update outbox set sent_at = now()");
            statement.execute("vacuum analyze");
        }
    }

    /** Accounts that were looked at and found well, besides those with a case. */
    static void others(Server server, AssessmentIntake intake, int count, Instant now) throws SQLException {
        expect(intake, "twell", 2, Handled.RECORDED, now);
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute("create temporary table well as select 'well-' || i as account from generate_series(1, "
                    + count + ") as i");
            statement.execute("insert into accounts (account, assessment, as_of, outcome, assessments) "
                    + "select w.account, 'as-' || w.account, t.as_of, t.outcome, 1 "
                    + "from well w join accounts t on t.account = 'twell'");
            statement.execute("insert into assessments (account, id, as_of, received_at, body) "
                    + "select w.account, 'as-' || w.account, t.as_of, t.received_at, replace(t.body, 'twell', w.account) "
                    + "from well w join assessments t on t.account = 'twell'");
            statement.execute(
                    "insert into verdicts (account, assessment, as_of, outcome, measure, handled, decided_at, "
                            + "body, ruleset, standing) select w.account, 'as-' || w.account, t.as_of, t.outcome, t.measure, "
                            + "t.handled, t.decided_at, replace(t.body, 'twell', w.account), t.ruleset, "
                            + "replace(t.standing, 'twell', w.account) from well w join verdicts t on t.account = 'twell'");
            statement.execute("vacuum analyze");
        }
    }

    private static void expect(AssessmentIntake intake, String account, int rhythm, Handled wanted, Instant now) {
        Handled handled = intake.handle(Arrivals.assessment(account, "as-" + account, now, rhythm));
        if (handled != wanted) {
            throw new IllegalStateException("the built-in rules say " + handled + " where " + wanted + " was expected");
        }
    }

    private static final List<String> COPIES = List.of(
            "insert into accounts (account, assessment, as_of, outcome, assessments) "
                    + "select k.account, 'as-' || k.account, t.as_of - k.back, t.outcome, 1 "
                    + "from copies k join accounts t on t.account = k.of",
            "insert into assessments (account, id, as_of, received_at, body) "
                    + "select k.account, 'as-' || k.account, t.as_of - k.back, t.received_at - k.back, "
                    + "replace(t.body, k.of, k.account) from copies k join assessments t on t.account = k.of",
            "insert into verdicts (account, assessment, as_of, outcome, measure, handled, decided_at, body, ruleset, "
                    + "standing) select k.account, 'as-' || k.account, t.as_of - k.back, t.outcome, t.measure, t.handled, "
                    + "t.decided_at - k.back, replace(t.body, k.of, k.account), t.ruleset, "
                    + "replace(t.standing, k.of, k.account) from copies k join verdicts t on t.account = k.of",
            "insert into cases (id, account, assessment, state, version, outcome, reasons, opened_at, changed_at) "
                    + "select 'c-' || k.i, k.account, 'as-' || k.account, "
                    + "case when t.state <> 'OPEN' or k.i % OPEN_EVERY <> 0 then 'DECIDED' else 'OPEN' end, t.version, "
                    + "t.outcome, t.reasons, t.opened_at - k.back, t.changed_at - k.back "
                    + "from copies k join cases t on t.account = k.of",
            "insert into case_events (case_id, at, kind, staff, words) "
                    + "select 'c-' || k.i, e.at - k.back, e.kind, e.staff, e.words "
                    + "from copies k join cases t on t.account = k.of join case_events e on e.case_id = t.id",
            "insert into case_events (case_id, at, kind, staff, words) "
                    + "select 'c-' || k.i, now() - k.back, 'NOTED', 'ann', 'Looked at it and wrote down what I saw.' "
                    + "from copies k",
            "insert into statements (decision, body) select 'd-' || k.i, s.body "
                    + "from copies k join decisions t on t.account = k.of join statements s on s.decision = t.id",
            "insert into notices (decision, delivered_at, first_read_at) "
                    + "select 'd-' || k.i, t.delivered_at - k.back, t.delivered_at - k.back "
                    + "from copies k join decisions t on t.account = k.of",
            "insert into decisions (id, case_id, account, server, assessment, measure, reasons, origin, ruleset, "
                    + "delivered_at, starts_at, ends_at, state, decided_under) "
                    + "select 'd-' || k.i, 'c-' || k.i, k.account, t.server, 'as-' || k.account, t.measure, t.reasons, "
                    + "t.origin, t.ruleset, t.delivered_at - k.back, t.starts_at - k.back, t.ends_at - k.back, t.state, "
                    + "t.decided_under from copies k join decisions t on t.account = k.of");
}

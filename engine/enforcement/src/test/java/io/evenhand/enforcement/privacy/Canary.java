// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.NetId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealForm;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.NetworkBook;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import io.evenhand.enforcement.trial.Backtests;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An account about which there is a row in every table that can have one, and the search for its name afterwards. */
final class Canary {
    static final AccountId ACCOUNT = new AccountId("canary-7f3a");
    static final String FILE = "The members' list of the choir, canary-7f3a.";
    static final String REPORTER = "gwen@example.org";

    private Canary() {}

    /** A limited account that appealed and was heard, with everything else that can be kept about one. */
    static DecisionId live(Office office) throws SQLException {
        DecisionRow row = office.limit(ACCOUNT.value());
        Appeal appeal = appealed(office, row);
        Instant now = office.clock.instant();
        office.ledger.run(books -> {
            books.traits().tell(ACCOUNT, "provider", "example", "test", now);
            books.networks().seen(new NetworkBook.SeenRow(ACCOUNT, new NetId("n1"), 64496L, now));
            books.messages().reach(ACCOUNT, "en", "canary@example.org", null, now);
            books.messages().put(ACCOUNT, "RESTORED", "x", "{}", now);
            books.privacy().viewed(ACCOUNT, "anna", "ANALYST", "CASE_FILE", "case", now);
            books.rights().file(ACCOUNT, "OBJECTION", List.of("rhythm.tenure"), "I object.", now, now);
        });
        office.vouched(ACCOUNT.value(), Duration.ofDays(5), "a club");
        String decision = row.decision().id().value();
        String made = "'" + now + "'";
        long report = office.backtests.run("pia", office.rulebook.deployedHash(), Backtests.PERIOD);
        office.database.sql(
                "insert into rebuttals values ('" + ACCOUNT + "', 'x', '" + appeal.id() + "', " + made + ")",
                "insert into notice_updates (decision, at, words) values ('" + decision + "', " + made + ", 'late')",
                "insert into feed_releases values ('" + decision + "', 'clara', " + made + ")",
                "insert into decision_participants values ('" + decision + "', 'anna') on conflict do nothing",
                "insert into decision_rules select id, decided_under, 'r' from decisions on conflict do nothing",
                "insert into undo_orders (ruleset, since, until, reason, proposer, proposed_at) select decided_under, "
                        + made + ", " + made + "::timestamptz + interval '1 day', 'x', 'anna', " + made
                        + " from decisions",
                "insert into undone_decisions select '" + decision + "', id from undo_orders",
                "insert into ruleset_terms (ruleset, origin, stage, begun_by, began_at) "
                        + "select hash, origin, 'SHADOW', 'pia', " + made + " from rulesets limit 1",
                "insert into shadow_verdicts select t.id, a.account, a.id, 'none', 'NONE', 'none', 'NONE', "
                        + "decode(repeat('00', 16), 'hex'), null from ruleset_terms t, assessments a where t.stage = 'SHADOW'",
                "insert into ruleset_report_examples values (" + report + ", 0, '" + ACCOUNT + "', '{}')",
                "insert into server_keys values ('" + ACCOUNT + "', 's', repeat('k', 44), " + made + ")",
                "insert into server_hosts values ('" + ACCOUNT + "', 's', 'media.example', " + made + ")",
                "insert into challenges (id, account, server, method, target, digest, issued_at, expires_at) values ('ch-"
                        + "0".repeat(32) + "', '" + ACCOUNT + "', 's', 'CODE', '', '" + "0".repeat(64) + "', " + made
                        + ", "
                        + made + "::timestamptz + interval '1 minute')",
                "insert into server_owners values ('" + ACCOUNT + "', 's', 'CODE', " + made + ")",
                "insert into consents (account, purpose, agreed, said_at, screen, language) values ('" + ACCOUNT
                        + "', 'PAGE_USE', true, " + made + ", 'choices-1', 'en')",
                "insert into migration_holds (account, reason, placed_by, placed_at, ends_at) values ('"
                        + ACCOUNT + "', 'the provider closes and all move', 'anna', " + made + ", " + made
                        + "::timestamptz + interval '1 day')",
                "insert into exemptions (account, signals, reason, proposed_by, proposed_at, ends_at) values ('"
                        + ACCOUNT
                        + "', 'x', 'a club with many members', 'anna', " + made + ", " + made
                        + "::timestamptz + interval '1 day')",
                "insert into misuse (account, kind, warned_at, warned_by, reasons) values ('" + ACCOUNT
                        + "', 'APPEALS', " + made + ", 'anna', 'the same letter ten times')",
                "insert into authority_requests (account, authority, legal_basis, asked_for, received_at, recorded_by) "
                        + "values ('" + ACCOUNT + "', 'a court', 'an order', 'names', " + made + ", 'anna')",
                "insert into holds (account, reason, placed_by, placed_at, until) values ('" + ACCOUNT + "', 'claim', "
                        + "'clara', " + made + ", " + made + "::timestamptz + interval '1 day')");
        followUp(office, row, made);
        return row.decision().id();
    }

    private static Appeal appealed(Office office, DecisionRow row) {
        AppealForm form = new AppealForm(
                List.of("DONT_KNOW"),
                "I share with my choir.",
                "canary@example.org",
                "my grandmother cannot watch",
                "en",
                List.of(new AppealForm.Attachment("list.txt", FILE.getBytes(UTF_8))));
        return ((Filing.Filed) office.appeals.file(office.token(row), form)).appeal();
    }

    /** What due process adds: a proposal, a response, an answer to a ground, evidence from a report, what is public. */
    private static void followUp(Office office, DecisionRow row, String made) throws SQLException {
        String decision = "'" + row.decision().id() + "'";
        String file = "(select case_id from decisions where id = " + decision + ")";
        String words = "'" + "looked at the page and at the receipt with care ".repeat(2) + "'";
        office.database.sql(
                "insert into proposals (id, case_id, account, measure, clause, terms, facts, proportionality, days, state, "
                        + "version, proposer, proposed_at, changed_at) values ('p-1', " + file + ", '" + ACCOUNT
                        + "', 'LIMIT', 'C1', '2026-01', 'facts and more', " + words + ", 10, 'PROPOSED', 1, 'anna', "
                        + made + ", " + made + ")",
                "insert into responses (decision, case_id, at, words) values (" + decision + ", " + file + ", " + made
                        + ", 'these were my guests')",
                "insert into batches (staff, made_at) values ('anna', " + made + ")",
                "insert into batch_cases (batch, case_id, place) select max(id), " + file + ", 1 from batches",
                "insert into case_claims values (" + file + ", 'anna', " + made + ")",
                "insert into appeal_drafts values (" + decision + ", '" + ACCOUNT + "', '\\x00', " + made + ")",
                "insert into appeal_draft_files values (" + decision + ", 1, 'list.txt', 3, '\\x00')",
                "insert into letters (kind, account, decision, due_at) values ('RELIEVED', '" + ACCOUNT + "', "
                        + decision + ", " + made + ")",
                "insert into appeal_answers select appeal, ground, 'REJECTED', " + words + " from appeal_grounds",
                "insert into reports (id, receipt, account, words, reporter, received_at, outcome, closed_by, closed_why, "
                        + "closed_at) values ('rep-1', 'r-receipt', '" + ACCOUNT + "', 'the neighbour sells', '"
                        + REPORTER + "', " + made + ", 'TAKEN_UP', 'anna', 'it was seen at the gate by gwen', " + made
                        + ")",
                "insert into evidence_items (id, case_id, account, kind, sha256, source, summary, observed_on, terms, basis, "
                        + "keep_until, report, collected_by, collected_at) values ('e-1', " + file + ", '" + ACCOUNT
                        + "', 'THIRD_PARTY_REPORT', '" + "0".repeat(64)
                        + "', 'the neighbour, by mail', 'an offer of access', "
                        + made + "::timestamptz::date, '2026-01', 'LEGITIMATE_INTERESTS', " + made
                        + "::timestamptz + interval '300 days', 'rep-1', 'anna', " + made + ")",
                "insert into evidence_verifications values ('e-1', 'anna', 'boris', " + words + ", " + words + ", "
                        + made + ")",
                "insert into sealed_annexes values ('e-1', " + file + ", 'THIRD_PARTY', " + words
                        + ", '\\x00', 'anna', " + made + ")",
                "insert into public_statements (puid, decision, body, written_at, state, next_try_at) values ('pu-1', "
                        + decision + ", '{\"a\":1}', " + made + ", 'WAITING', " + made
                        + ") on conflict (decision) do nothing",
                "insert into public_reversals select puid, " + made
                        + ", 'UNDONE' from public_statements where decision = " + decision,
                // last: nothing follows from a case whose answer is known
                "insert into known_cases values (" + file + ", 'acc-copied', '" + ACCOUNT + "', " + made + ")");
    }

    /** Ends whatever would hold an erasure back, as if all of it had been decided. */
    static void settle(Office office) throws SQLException {
        String now = "'" + office.clock.instant() + "'";
        office.database.sql(
                "update cases set state = 'DECIDED', proposer = null where state <> 'CLOSED'",
                "update appeals set state = 'REASONS_SENT', outcome = 'UPHELD', decider = 'dora', reasons = 'it fits', "
                        + "decided_at = " + now,
                "update clocks set met_at = " + now + " where met_at is null and breached_at is null");
    }

    /** Every table that still holds the name in any column. */
    static List<String> traces(Office office) throws SQLException {
        List<String> found = new ArrayList<>();
        for (DataStore table : Catalogue.tables()) {
            String rows = office.database.value("select count(*) from " + table.name() + " t where t::text like '%"
                    + ACCOUNT + "%' or t::text like '%canary@%'");
            if (!"0".equals(rows)) {
                found.add(table.name());
            }
        }
        return found;
    }
}

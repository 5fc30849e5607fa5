// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.NetId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.NetworkBook;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An account about which there is a row in every table that can have one, and the search for its name afterwards. */
final class Canary {
    static final AccountId ACCOUNT = new AccountId("canary-7f3a");

    private Canary() {}

    /** A limited account that appealed and was heard, with everything else that can be kept about one. */
    static DecisionId live(Office office) throws SQLException {
        DecisionRow row = office.limit(ACCOUNT.value());
        Filing filing = office.appeals.file(office.token(row), "I share with my choir.", "canary@example.org");
        Appeal appeal = ((Filing.Filed) filing).appeal();
        Instant now = office.clock.instant();
        office.ledger.run(books -> {
            books.traits().tell(ACCOUNT, "provider", "example", "test", now);
            books.networks().seen(new NetworkBook.SeenRow(ACCOUNT, new NetId("n1"), 64496L, now));
            books.messages().reach(ACCOUNT, "en", "canary@example.org", null, now);
            books.messages().put(ACCOUNT, "RESTORED", "x", "{}", now);
            books.privacy().viewed(ACCOUNT, "anna", "ANALYST", "CASE_FILE", "case", now);
            books.rights().file(ACCOUNT, "OBJECTION", List.of("rhythm.tenure"), "I object.", now, now);
        });
        office.allowlist.grant(ACCOUNT, now.plus(Duration.ofDays(5)), "a club", Office.ANNA);
        String decision = row.decision().id().value();
        String made = "'" + now + "'";
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
                "insert into server_keys values ('" + ACCOUNT + "', 's', repeat('k', 44), " + made + ")",
                "insert into challenges (id, account, server, method, target, digest, issued_at, expires_at) values ('ch-"
                        + "0".repeat(32) + "', '" + ACCOUNT + "', 's', 'CODE', '', '" + "0".repeat(64) + "', " + made
                        + ", "
                        + made + "::timestamptz + interval '1 minute')",
                "insert into server_owners values ('" + ACCOUNT + "', 's', 'CODE', " + made + ")",
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
        return row.decision().id();
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

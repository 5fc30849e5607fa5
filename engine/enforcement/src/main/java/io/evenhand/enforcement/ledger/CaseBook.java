// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.event.WireName;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Cases and what happened to them. */
public final class CaseBook {
    static final String COLUMNS =
            "id, account, assessment, state, version, outcome, reasons, proposer, opened_at, changed_at";

    private final Handle handle;

    CaseBook(Handle handle) {
        this.handle = handle;
    }

    /** Opens a case about an account that has no live one. */
    public CaseId open(Verdict verdict, CaseState state, Instant now) {
        CaseId id = new CaseId("c-" + UUID.randomUUID());
        handle.createUpdate(
                        "insert into cases (id, account, assessment, state, version, outcome, reasons, opened_at, changed_at) "
                                + "values (:id, :account, :assessment, :state, 1, :outcome, :reasons, :now, :now)")
                .bind("id", id.value())
                .bind("account", verdict.account().value())
                .bind("assessment", verdict.assessment().value())
                .bind("state", state.name())
                .bind("outcome", verdict.outcome().wire())
                .bind("reasons", Column.joined(verdict.reasons()))
                .bind("now", Column.time(now))
                .execute();
        return id;
    }

    /** Rests a case on newer evidence, in the state given. */
    public void renew(CaseId id, Verdict verdict, CaseState state, Instant now) {
        handle.createUpdate("update cases set assessment = :assessment, outcome = :outcome, reasons = :reasons, "
                        + "proposer = case when :state = 'PROPOSED' then proposer end, "
                        + "state = :state, version = version + 1, changed_at = :now where id = :id")
                .bind("id", id.value())
                .bind("assessment", verdict.assessment().value())
                .bind("outcome", verdict.outcome().wire())
                .bind("reasons", Column.joined(verdict.reasons()))
                .bind("state", state.name())
                .bind("now", Column.time(now))
                .execute();
    }

    /**
     * Moves a case on.
     *
     * @param proposer who waits for a second person, if that is the new state
     * @param quietUntil until when the rules shall not open another, or null
     */
    public void move(CaseId id, CaseState state, @Nullable String proposer, @Nullable Instant quietUntil, Instant now) {
        handle.createUpdate(
                        "update cases set state = :state, proposer = :proposer, quiet_until = coalesce(:quiet, quiet_until), "
                                + "version = version + 1, changed_at = :now where id = :id")
                .bind("id", id.value())
                .bind("state", state.name())
                .bind("proposer", proposer)
                .bind("quiet", Column.timeOrNull(quietUntil))
                .bind("now", Column.time(now))
                .execute();
    }

    /** Remembers that something happened. */
    public void event(CaseId id, CaseEventKind kind, @Nullable String staff, @Nullable String words, Instant now) {
        handle.createUpdate(
                        "insert into case_events (case_id, at, kind, staff, words) values (:id, :now, :kind, :staff, :words)")
                .bind("id", id.value())
                .bind("now", Column.time(now))
                .bind("kind", kind.name())
                .bind("staff", staff)
                .bind("words", words)
                .execute();
    }

    /** The case, or null. */
    public @Nullable CaseRow find(CaseId id) {
        return handle.createQuery("select " + COLUMNS + " from cases where id = :id")
                .bind("id", id.value())
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** The open or proposed case of an account, or null. */
    public @Nullable CaseRow live(AccountId account) {
        return handle.createQuery(
                        "select " + COLUMNS + " from cases where account = :account and state in ('OPEN', 'PROPOSED')")
                .bind("account", account.value())
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** All cases of an account, newest first. */
    public List<CaseRow> of(AccountId account) {
        return handle.createQuery(
                        "select " + COLUMNS + " from cases where account = :account order by opened_at desc, id")
                .bind("account", account.value())
                .map((row, context) -> row(row))
                .list();
    }

    /** Whether somebody opened the file, after the account holder's newest answer if there is one. */
    public boolean hasOpened(CaseId id, String staff) {
        return handle.createQuery("select exists (select from case_events e where e.case_id = :id and e.kind = 'READ' "
                        + "and e.staff = :staff and e.at >= coalesce("
                        + "(select max(r.at) from responses r where r.case_id = :id), '-infinity'))")
                .bind("id", id.value())
                .bind("staff", staff)
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether somebody wrote down their own view of a case. */
    public boolean hasView(CaseId id, String staff) {
        return events(id).stream().anyMatch(event -> event.kind().isView() && staff.equals(event.staff()));
    }

    /** A case rests until then, so that an account holder has the time to answer. */
    public void rest(CaseId id, Instant until) {
        handle.createUpdate("update cases set wait_until = :until where id = :id")
                .bind("id", id.value())
                .bind("until", Column.time(until))
                .execute();
    }

    /** An answer came: the case rests no longer. */
    public void wake(CaseId id) {
        handle.createUpdate("update cases set wait_until = null where id = :id and wait_until is not null")
                .bind("id", id.value())
                .execute();
    }

    /** Live cases that do not rest: proposals first, then the oldest. */
    public List<CaseRow> queue(int limit, Instant now) {
        return handle.createQuery("select " + COLUMNS + " from cases where state in ('OPEN', 'PROPOSED') "
                        + "and (wait_until is null or wait_until <= :now) "
                        + "order by (state = 'PROPOSED') desc, opened_at, id limit :limit")
                .bind("now", Column.time(now))
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    public long liveCount() {
        return handle.createQuery("select count(*) from cases where state in ('OPEN', 'PROPOSED')")
                .mapTo(Long.class)
                .one();
    }

    /** What happened to a case, in order. */
    public List<CaseEvent> events(CaseId id) {
        return handle.createQuery("select at, kind, staff, words from case_events where case_id = :id order by id")
                .bind("id", id.value())
                .map((row, context) -> new CaseEvent(
                        Column.instant(row, "at"),
                        CaseEventKind.valueOf(row.getString("kind")),
                        row.getString("staff"),
                        row.getString("words")))
                .list();
    }

    /** Everybody who took part in what the case leads to. */
    public Set<String> participants(CaseId id) {
        return events(id).stream()
                .filter(event -> event.kind().takesPart())
                .flatMap(event -> Stream.ofNullable(event.staff()))
                .collect(Collectors.toUnmodifiableSet());
    }

    static CaseRow row(ResultSet row) throws SQLException {
        return new CaseRow(
                new CaseId(row.getString("id")),
                new AccountId(row.getString("account")),
                new AssessmentId(row.getString("assessment")),
                CaseState.valueOf(row.getString("state")),
                row.getInt("version"),
                Objects.requireNonNull(WireName.find(Outcome.class, row.getString("outcome"))),
                Column.codes(row, "reasons"),
                row.getString("proposer"),
                Column.instant(row, "opened_at"),
                Column.instant(row, "changed_at"));
    }
}

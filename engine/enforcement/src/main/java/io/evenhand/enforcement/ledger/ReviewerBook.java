// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How reviewers read: what became of their views, how long they looked, and what they found where the answer is known. */
public final class ReviewerBook {
    private final Handle handle;

    ReviewerBook(Handle handle) {
        this.handle = handle;
    }

    /**
     * The work of one person or of all.
     *
     * @param views own views that were written
     * @param settled those of them that say broken or not broken, in cases that are over
     * @param agreed those of the settled ones that say the same as what became of the case
     * @param dwell the median of how long the file was open before the view, in seconds; null if there is none
     * @param appealed decisions they took part in whose appeal was decided
     * @param overturned those of them that were wrong
     * @param known cases whose answer is known
     * @param wronglyFound those of them in which they found that the terms were broken
     * @param people how many people it is about
     */
    public record Work(
            long views,
            long settled,
            long agreed,
            @Nullable Double dwell,
            long appealed,
            long overturned,
            long known,
            long wronglyFound,
            int people) {}

    /**
     * What was done from one time to another.
     *
     * @param staff whose; null for everybody's
     */
    public Work work(@Nullable String staff, Instant from, Instant until) {
        return handle.createQuery("""
                        with seen as (
                          select e.staff, e.kind, e.at, e.case_id, c.state,
                            (select max(r.at) from case_events r where r.case_id = e.case_id and r.staff = e.staff
                               and r.kind = 'READ' and r.at <= e.at) as opened
                          from case_events e join cases c on c.id = e.case_id
                          where e.kind in ('VIEW_BROKEN', 'VIEW_NOT_BROKEN', 'VIEW_UNSURE')
                            and e.at >= :from and e.at < :until and (:staff::text is null or e.staff = :staff)
                            and not exists (select from known_cases k where k.case_id = e.case_id)),
                        settled as (
                          select (kind = 'VIEW_BROKEN') = (state = 'DECIDED') as agrees from seen
                          where kind <> 'VIEW_UNSURE' and state in ('DECIDED', 'CLOSED')),
                        heard as (
                          select distinct a.id, a.outcome from appeals a
                          join decision_participants p on p.decision = a.decision
                          where a.decided_at >= :from and a.decided_at < :until and a.outcome is not null
                            and (:staff::text is null or p.staff = :staff)),
                        known as (
                          select staff, finding from known_answers
                          where at >= :from and at < :until and (:staff::text is null or staff = :staff))
                        select (select count(*) from seen) as views,
                          (select count(*) from settled) as settled,
                          (select count(*) from settled where agrees) as agreed,
                          (select percentile_cont(0.5) within group (order by extract(epoch from at - opened)) from seen
                             where opened is not null) as dwell,
                          (select count(*) from heard) as appealed,
                          (select count(*) from heard where outcome = 'OVERTURNED') as overturned,
                          (select count(*) from known) as known,
                          (select count(*) from known where finding = 'BROKEN') as wrongly,
                          (select count(distinct staff) from (select staff from seen union all select staff from known)
                             as both_kinds) as people
                        """)
                .bind("staff", staff)
                .bind("from", Column.time(from))
                .bind("until", Column.time(until))
                .map((row, context) -> new Work(
                        row.getLong("views"),
                        row.getLong("settled"),
                        row.getLong("agreed"),
                        row.getObject("dwell", Double.class),
                        row.getLong("appealed"),
                        row.getLong("overturned"),
                        row.getLong("known"),
                        row.getLong("wrongly"),
                        row.getInt("people")))
                .one();
    }

    /** Somebody whose evidence looked bad and who was innocent. */
    public record Innocent(AccountId account, AssessmentId assessment) {}

    /**
     * People whose measure was overturned on appeal, and of whose evidence there is no copy yet, the newest first. Nobody
     * whose erasure is under way or about whom something is open.
     */
    public List<Innocent> innocent(int limit) {
        return handle.createQuery("""
                        select c.account, c.assessment, max(a.decided_at) as newest from cases c
                        join decisions d on d.case_id = c.id join appeals a on a.decision = d.id
                        where a.outcome = 'OVERTURNED' and c.state in ('DECIDED', 'CLOSED')
                          and not exists (select from known_cases k where k.source = c.account)
                          and not exists (select from erasures e where e.account = c.account)
                          and not exists (select from cases o where o.account = c.account and o.state in ('OPEN', 'PROPOSED'))
                        group by c.account, c.assessment order by newest desc limit :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new Innocent(
                        new AccountId(row.getString("account")), new AssessmentId(row.getString("assessment"))))
                .list();
    }

    /** How many cases wait for a person, and in how many of them the answer is known. */
    public Waiting waiting() {
        return handle.createQuery("select count(*) as n, count(k.case_id) as known from cases c "
                        + "left join known_cases k on k.case_id = c.id where c.state in ('OPEN', 'PROPOSED')")
                .map((row, context) -> new Waiting(row.getLong("n"), row.getLong("known")))
                .one();
    }

    /** Cases that wait, with those among them whose answer is known. */
    public record Waiting(long cases, long known) {}

    public boolean isAccount(AccountId account) {
        return handle.createQuery("select exists (select from accounts where account = :account)")
                .bind("account", account.value())
                .mapTo(Boolean.class)
                .one();
    }

    /** Stores evidence under a name that is nobody's; nobody assessed it, so nothing is told to anybody. */
    public void copy(Assessment assessment, Verdict verdict, Instant now) {
        handle.createUpdate("""
                        with account as (
                          insert into accounts (account, assessment, as_of, outcome, assessments)
                          values (:account, :id, :now, :outcome, 0)),
                        assessed as (
                          insert into assessments (account, id, as_of, received_at, body)
                          values (:account, :id, :now, :now, :assessment))
                        insert into verdicts (account, assessment, as_of, outcome, measure, handled, decided_at, body, ruleset)
                        values (:account, :id, :now, :outcome, :measure, 'CASE', :now, :verdict, :ruleset)
                        """)
                .bind("account", assessment.account().value())
                .bind("id", assessment.id().value())
                .bind("now", Column.time(now))
                .bind("outcome", verdict.outcome().wire())
                .bind("measure", verdict.measure().name())
                .bind("assessment", ContractJson.text(assessment))
                .bind("verdict", ContractJson.text(verdict))
                .bind("ruleset", verdict.ruleset())
                .execute();
    }

    /** Remembers that the answer of a case is known, and whose evidence it holds. */
    public void known(CaseId id, AccountId copy, AccountId source, Instant now) {
        handle.createUpdate(
                        "insert into known_cases (case_id, account, source, made_at) values (:id, :copy, :source, :now)")
                .bind("id", id.value())
                .bind("copy", copy.value())
                .bind("source", source.value())
                .bind("now", Column.time(now))
                .execute();
    }

    public boolean isKnown(CaseId id) {
        return handle.createQuery("select exists (select from known_cases where case_id = :id)")
                .bind("id", id.value())
                .mapTo(Boolean.class)
                .one();
    }

    /** The names under which copies of somebody's evidence lie. */
    List<AccountId> copies(AccountId source) {
        return handle.createQuery("select account from known_cases where source = :source order by account")
                .bind("source", source.value())
                .map((row, context) -> new AccountId(row.getString("account")))
                .list();
    }

    public void answered(String staff, String finding, Instant now) {
        handle.createUpdate("insert into known_answers (staff, finding, at) values (:staff, :finding, :now)")
                .bind("staff", staff)
                .bind("finding", finding)
                .bind("now", Column.time(now))
                .execute();
    }
}

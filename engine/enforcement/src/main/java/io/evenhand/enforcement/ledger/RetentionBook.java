// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * Forgets what was kept for long enough. A person's hold on an account keeps its decisions, cases, evidence and signals;
 * everything else goes when its own time is over.
 */
public final class RetentionBook {
    private static final int BATCH_MAX = 1_000;
    private static final int ACCOUNTS_MAX = 200;
    private static final String NOT_HELD =
            " and not exists (select from holds h where h.account = t.account and h.released_at is null and h.until > :now)";

    /** Decisions that are old, except those to which one that is not old refers, however far. */
    private static final String OLD_DECISIONS = """
            with recursive old as materialized (
              select t.id, t.account from decisions t
              where not exists (select from appeals p where p.decision = t.id
                  and p.state in ('RECEIVED', 'ASSIGNED', 'IN_REVIEW', 'INFO_REQUESTED', 'DECIDED'))
                and not exists (select from clocks c where c.decision = t.id
                  and c.met_at is null and c.breached_at is null)
                and (exists (select from appeals p where p.decision = t.id
                    and p.outcome = 'OVERTURNED' and p.decided_at < :overturned)
                  or (t.measure = 'NOTICE' and t.delivered_at < :notices)
                  or (t.measure <> 'NOTICE' and coalesce(t.lifted_at, t.ends_at) < :ended))
            """ + NOT_HELD + """
            ), refers (id, target) as (
              select id, follows from decisions where follows is not null
              union all select id, replaced_by from decisions where replaced_by is not null
              union all select id, warned_by from decisions where warned_by <> id
            ), needed (id) as (
              select r.target from refers r where r.id not in (select id from old)
              union select r.target from refers r join needed n on n.id = r.id
            ), forgettable as (
              select id, account from old where id not in (select id from needed)
            )
            select id from forgettable where account in (
              select distinct account from forgettable order by account limit :accounts) order by id
            """;

    private final Handle handle;
    private final ErasureBook erasures;

    RetentionBook(Handle handle, ErasureBook erasures) {
        this.handle = handle;
        this.erasures = erasures;
    }

    /**
     * Forgets decisions; of each a line is left to count.
     *
     * @param overturnedBefore for those whose appeal was granted in full, by the time of that
     * @param noticesBefore for notices, by the time they were delivered
     * @param endedBefore for measures, by the time they ended
     */
    public int decisions(Instant overturnedBefore, Instant noticesBefore, Instant endedBefore, Instant now) {
        List<String> old = handle.createQuery(OLD_DECISIONS)
                .bind("overturned", Column.time(overturnedBefore))
                .bind("notices", Column.time(noticesBefore))
                .bind("ended", Column.time(endedBefore))
                .bind("now", Column.time(now))
                .bind("accounts", ACCOUNTS_MAX)
                .mapTo(String.class)
                .list();
        return erasures.forgetDecisions(old);
    }

    /** Forgets cases that are over and on which no decision rests. */
    public int cases(Instant before, Instant now) {
        List<String> old = handle.createQuery("select t.id from cases t where t.state in ('DECIDED', 'CLOSED') "
                        + "and t.changed_at < :before and not exists (select from decisions d where d.case_id = t.id) "
                        + "and not exists (select from evidence_items e where e.case_id = t.id "
                        + "and e.verified_at is not null and e.withdrawn_at is null)"
                        + NOT_HELD + " order by t.id limit " + BATCH_MAX)
                .bind("before", Column.time(before))
                .bind("now", Column.time(now))
                .mapTo(String.class)
                .list();
        return Ties.of(handle).delete(handle, "cases", "id", old);
    }

    /** Forgets evidence whose time is over, and returns it; with an open case or appeal it stays until that is over. */
    public List<EvidenceRow> evidence(Instant now) {
        List<EvidenceRow> old = handle.createQuery("select t.* from evidence_items t where t.keep_until < :now "
                        + "and not exists (select from cases c where c.account = t.account "
                        + "and c.state in ('OPEN', 'PROPOSED')) "
                        + "and not exists (select from appeals p where p.account = t.account and p.state in "
                        + "('RECEIVED', 'ASSIGNED', 'IN_REVIEW', 'INFO_REQUESTED', 'DECIDED'))" + NOT_HELD
                        + " order by t.id limit " + BATCH_MAX)
                .bind("now", Column.time(now))
                .map((row, context) -> EvidenceBook.item(row))
                .list();
        Ties.of(handle)
                .delete(
                        handle,
                        "evidence_items",
                        "id",
                        old.stream().map(EvidenceRow::id).toList());
        return old;
    }

    /** Forgets reports that were answered, unless evidence still follows from them. */
    public int reports(Instant before) {
        return handle.createUpdate("delete from reports r where r.closed_at < :before "
                        + "and not exists (select from evidence_items e where e.report = r.id)")
                .bind("before", Column.time(before))
                .execute();
    }

    /** Forgets signals on which nothing rests, and then accounts about which nothing is left. */
    public int signals(Instant before, Instant now) {
        int gone = 0;
        for (String table : List.of("shadow_verdicts", "verdicts", "assessments")) {
            String id = table.equals("assessments") ? "t.id" : "t.assessment";
            gone += handle.createUpdate("delete from " + table + " t where exists (select from assessments a "
                            + "where a.account = t.account and a.id = " + id + " and a.received_at < :before) "
                            + "and not exists (select from cases c where c.account = t.account and c.assessment = " + id
                            + ") and not exists (select from decisions d where d.account = t.account and d.assessment = "
                            + id + ")" + NOT_HELD)
                    .bind("before", Column.time(before))
                    .bind("now", Column.time(now))
                    .execute();
        }
        gone += handle.createUpdate("delete from ruleset_report_examples t using ruleset_reports r "
                        + "where r.id = t.report and r.made_at < :before" + NOT_HELD)
                .bind("before", Column.time(before))
                .bind("now", Column.time(now))
                .execute();
        return gone
                + handle.createUpdate("delete from accounts t where coalesce(t.as_of, '-infinity') < :before "
                                + "and not exists (select from assessments a where a.account = t.account) "
                                + "and not exists (select from cases c where c.account = t.account) "
                                + "and not exists (select from decisions d where d.account = t.account)" + NOT_HELD)
                        .bind("before", Column.time(before))
                        .bind("now", Column.time(now))
                        .execute();
    }

    /** Forgets how to reach people whose appeals were decided, taken back or turned away. */
    public int contacts(Instant before) {
        return handle.createUpdate("delete from appeal_contacts c using appeals p where p.id = c.appeal "
                        + "and (p.decided_at < :before "
                        + "or p.state in ('WITHDRAWN', 'INADMISSIBLE') and p.filed_at < :before)")
                .bind("before", Column.time(before))
                .execute();
    }

    /** Forgets rows of a table by when they were over. */
    public int over(Simple table, Instant before) {
        Ties.sayThatItIsErasure(handle);
        return handle.createUpdate("delete from " + table.table() + " where " + table.over() + " < :before")
                .bind("before", Column.time(before))
                .execute();
    }

    /** Tables from which rows go by a time of their own; a null time is not over. */
    public enum Simple {
        ACCOUNT_TRAITS("told_at"),
        APPEAL_DRAFTS("saved_at"),
        NETWORK_SIGHTINGS("seen_at"),
        NETWORK_MEASURES("coalesce(ends_at, proposed_at)"),
        OUTBOX("sent_at"),
        ACCESS_LOG("at"),
        RIGHTS_REQUESTS("decided_at"),
        HOLDS("least(until, released_at)"),
        MIGRATION_HOLDS("least(ends_at, ended_at)"),
        ALLOW_ENTRIES("least(ends_at, withdrawn_at)"),
        SET_ASIDE("at"),
        ERASURES("done_at"),
        MESSAGES("least(sent_at, given_up_at)"),
        CHALLENGES("expires_at"),
        SERVER_OWNERS("ended_at"),
        CONSENTS("said_at"),
        EXEMPTIONS("greatest(ends_at, decided_at)"),
        MISUSE("greatest(warned_at, paused_until)"),
        AUTHORITY_REQUESTS("greatest(decided_at, barred_until)");

        private final String over;

        Simple(String over) {
            this.over = over;
        }

        public String table() {
            return name().toLowerCase(Locale.ROOT);
        }

        String over() {
            return over;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Forgets what was kept for long enough. What a person's hold is on stays. */
public final class RetentionBook {
    private static final int BATCH_MAX = 1_000;
    private static final String NOT_HELD =
            " and not exists (select from holds h where h.account = t.account and h.released_at is null and h.until > :now)";

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
        List<String> old = handle.createQuery("""
                        select t.id from decisions t left join appeals p on p.decision = t.id
                        where (p.id is null or p.outcome is not null) and (
                          (p.outcome = 'OVERTURNED' and p.decided_at < :overturned)
                          or (t.measure = 'NOTICE' and t.delivered_at < :notices)
                          or (t.measure <> 'NOTICE' and coalesce(t.lifted_at, t.ends_at) < :ended))
                        """ + NOT_HELD + " order by t.id limit " + BATCH_MAX)
                .bind("overturned", Column.time(overturnedBefore))
                .bind("notices", Column.time(noticesBefore))
                .bind("ended", Column.time(endedBefore))
                .bind("now", Column.time(now))
                .mapTo(String.class)
                .list();
        return erasures.forgetDecisions(old);
    }

    /** Forgets cases that are over and on which no decision rests. */
    public int cases(Instant before, Instant now) {
        List<String> old = handle.createQuery("select t.id from cases t where t.state in ('DECIDED', 'CLOSED') "
                        + "and t.changed_at < :before and not exists (select from decisions d where d.case_id = t.id)"
                        + NOT_HELD + " order by t.id limit " + BATCH_MAX)
                .bind("before", Column.time(before))
                .bind("now", Column.time(now))
                .mapTo(String.class)
                .list();
        return Ties.of(handle).delete(handle, "cases", "id", old);
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
        return gone
                + handle.createUpdate("delete from accounts t where t.as_of < :before "
                                + "and not exists (select from assessments a where a.account = t.account) "
                                + "and not exists (select from cases c where c.account = t.account) "
                                + "and not exists (select from decisions d where d.account = t.account)" + NOT_HELD)
                        .bind("before", Column.time(before))
                        .bind("now", Column.time(now))
                        .execute();
    }

    /** Forgets how to reach people whose appeals were decided. */
    public int contacts(Instant before) {
        return handle.createUpdate("delete from appeal_contacts c using appeals p where p.id = c.appeal "
                        + "and p.decided_at < :before")
                .bind("before", Column.time(before))
                .execute();
    }

    /** Forgets rows of a table by when they were over. */
    public int over(Simple table, Instant before) {
        return handle.createUpdate("delete from " + table.table() + " where " + table.over() + " < :before")
                .bind("before", Column.time(before))
                .execute();
    }

    /** Tables from which rows go by a time of their own; a null time is not over. */
    public enum Simple {
        ACCOUNT_TRAITS("told_at"),
        NETWORK_SIGHTINGS("seen_at"),
        NETWORK_MEASURES("coalesce(ends_at, proposed_at)"),
        OUTBOX("sent_at"),
        ACCESS_LOG("at"),
        RIGHTS_REQUESTS("decided_at"),
        HOLDS("least(until, released_at)"),
        ALLOW_ENTRIES("least(ends_at, withdrawn_at)"),
        SET_ASIDE("at"),
        ERASURES("done_at"),
        MESSAGES("least(sent_at, given_up_at)"),
        CHALLENGES("expires_at"),
        SERVER_OWNERS("ended_at"),
        EXEMPTIONS("greatest(ends_at, decided_at)"),
        MISUSE("greatest(warned_at, paused_until)"),
        AUTHORITY_REQUESTS("greatest(decided_at, barred_until)");

        private final String over;

        Simple(String over) {
            this.over = over;
        }

        public String table() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        String over() {
            return over;
        }
    }
}

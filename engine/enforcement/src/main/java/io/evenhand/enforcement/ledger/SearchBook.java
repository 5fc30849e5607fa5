// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.verdict.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Cases looked for by kind and date, counts of them, and the searches that people keep. */
public final class SearchBook {
    private static final String WANTED = "from cases c where (:state::text is null or c.state = :state) "
            + "and (:outcome::text is null or c.outcome = :outcome) "
            + "and (:reason::text is null or :reason = any(string_to_array(c.reasons, ','))) "
            + "and (:from::timestamptz is null or c.opened_at >= :from) "
            + "and (:until::timestamptz is null or c.opened_at < :until) "
            + "and (:staff::text is null or exists (select from case_events e where e.case_id = c.id "
            + "and e.staff = :staff and e.kind <> 'READ')) ";

    private final Handle handle;

    SearchBook(Handle handle) {
        this.handle = handle;
    }

    /** A search that somebody keeps. */
    public record Saved(long id, String name, String query) {}

    /** How many cases of one month stand where. */
    public record Counted(String month, String state, long cases) {}

    /** Those that were opened first, from the one after {@code skip} of them. */
    public List<CaseRow> find(CaseFilter filter, int skip, int limit) {
        return bound(
                        filter,
                        "select " + CaseBook.COLUMNS + " " + WANTED + "order by c.opened_at, c.id "
                                + "offset :skip limit :limit")
                .bind("skip", skip)
                .bind("limit", limit)
                .map((row, context) -> CaseBook.row(row))
                .list();
    }

    /** How many there are; never more than {@code most}, so that a count costs no more than a page. */
    public int count(CaseFilter filter, int most) {
        return bound(filter, "select count(*) from (select " + WANTED + "limit :limit) as found")
                .bind("limit", most)
                .mapTo(Integer.class)
                .one();
    }

    /** How many there are by month and state; cases whose answer is known are nobody's and do not count. */
    public List<Counted> months(CaseFilter filter) {
        return bound(
                        filter,
                        "select to_char(c.opened_at at time zone 'UTC', 'YYYY-MM') as month, c.state, count(*) as n "
                                + WANTED + "and not exists (select from known_cases k where k.case_id = c.id) "
                                + "group by 1, 2 order by 1, 2")
                .map((row, context) -> new Counted(row.getString("month"), row.getString("state"), row.getLong("n")))
                .list();
    }

    private Query bound(CaseFilter filter, String sql) {
        CaseState state = filter.state();
        Outcome outcome = filter.outcome();
        LocalDate until = filter.until();
        return handle.createQuery(sql)
                .bind("state", state == null ? null : state.name())
                .bind("outcome", outcome == null ? null : outcome.wire())
                .bind("reason", filter.reason())
                .bind("from", Column.timeOrNull(start(filter.from())))
                .bind("until", Column.timeOrNull(until == null ? null : start(until.plusDays(1))))
                .bind("staff", filter.staff());
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Keeps a search under a name of its owner's; one of that name before is replaced. */
    public void save(String staff, String name, String query, Instant now) {
        handle.createUpdate(
                        "insert into saved_searches (staff, name, query, made_at) values (:staff, :name, :query, :now) "
                                + "on conflict (staff, name) do update set query = excluded.query, made_at = excluded.made_at")
                .bind("staff", staff)
                .bind("name", name)
                .bind("query", query)
                .bind("now", Column.time(now))
                .execute();
    }

    /** Forgets a search; nothing happens if it is somebody else's. */
    public void remove(String staff, long id) {
        handle.createUpdate("delete from saved_searches where id = :id and staff = :staff")
                .bind("id", id)
                .bind("staff", staff)
                .execute();
    }

    /** Somebody's searches by name. */
    public List<Saved> saved(String staff) {
        return handle.createQuery("select id, name, query from saved_searches where staff = :staff order by name")
                .bind("staff", staff)
                .map((row, context) -> new Saved(row.getLong("id"), row.getString("name"), row.getString("query")))
                .list();
    }
}

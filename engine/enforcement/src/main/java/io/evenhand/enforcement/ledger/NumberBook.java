// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What the published numbers are counted from: rows that are kept, and what is left of those that were forgotten. */
public final class NumberBook {
    private static final String ALL_DECISIONS = """
            (select d.measure, d.origin, d.delivered_at, d.reasons as grounds,
                case when d.origin = 'PEOPLE' then c.opened_at end as opened_at
              from decisions d join cases c on c.id = d.case_id
             union all select measure, origin, delivered_at, grounds, opened_at from past_decisions) as a
            """;
    private static final String ALL_APPEALS = """
            (select p.filed_at, p.answer_by, p.outcome, p.decided_at, p.language, d.delivered_at
              from appeals p join decisions d on d.id = p.decision
             union all select filed_at, answer_by, outcome, decided_at, language, delivered_at from past_appeals) as a
            """;
    private static final String ALL_CLOCKS = """
            (select kind, started_at, due_at, met_at, breached_at from clocks
             union all select kind, started_at, due_at, met_at, breached_at from past_clocks) as a
            """;
    private static final String FILED = " where filed_at >= :from and filed_at < :until ";
    private static final String DELIVERED = " where delivered_at >= :from and delivered_at < :until ";
    private static final String GROUPED = "group by 1, 2 order by 1, 2";

    private final Handle handle;

    NumberBook(Handle handle) {
        this.handle = handle;
    }

    /** How often something was so. */
    public record Count(String row, String column, long count) {}

    /**
     * The middle of how long something took.
     *
     * @param count of how many, which is never published
     */
    public record Median(String what, long count, long hours) {}

    /** Measures delivered in a period, by measure and origin; forgotten ones count as well. */
    public List<Count> measures(Instant from, Instant until) {
        return counts("select measure, origin, count(*) from " + ALL_DECISIONS + DELIVERED + GROUPED, from, until);
    }

    /** The grounds stated in those measures, by ground and measure; a measure may state several. */
    public List<Count> grounds(Instant from, Instant until) {
        return counts(
                "select ground, measure, count(*) from " + ALL_DECISIONS
                        + ", unnest(string_to_array(grounds, ',')) as ground" + DELIVERED + GROUPED,
                from,
                until);
    }

    /** Appeals filed in a period, by outcome and whether the answer was late. */
    public List<Count> appeals(Instant from, Instant until) {
        return counts(
                "select coalesce(outcome, 'OPEN'), case when coalesce(decided_at, :until) > answer_by "
                        + "then 'LATE' else 'IN_TIME' end, count(*) from " + ALL_APPEALS + FILED + GROUPED,
                from,
                until);
    }

    /** The same, by the language in which people appealed. */
    public List<Count> languages(Instant from, Instant until) {
        return counts(
                "select coalesce(language, 'UNKNOWN'), coalesce(outcome, 'OPEN'), count(*) from " + ALL_APPEALS + FILED
                        + GROUPED,
                from,
                until);
    }

    /** Clocks that began in a period, by what they were about and whether they ran out. */
    public List<Count> clocks(Instant from, Instant until) {
        return counts(
                "select kind, case when breached_at is not null then 'BREACHED' when met_at is not null then 'MET' "
                        + "else 'RUNNING' end, count(*) from " + ALL_CLOCKS
                        + " where started_at >= :from and started_at < :until " + GROUPED,
                from,
                until);
    }

    /** Authorities' requests received in a period, by outcome. */
    public List<Count> authorities(Instant from, Instant until) {
        return counts(
                "select coalesce(outcome, 'OPEN'), case when barred_until is null then 'OPENLY' else 'BARRED' end, "
                        + "count(*) from authority_requests where received_at >= :from and received_at < :until "
                        + GROUPED,
                from,
                until);
    }

    /** How long people took: to decide a case, to appeal, to decide an appeal. */
    public List<Median> medians(Instant from, Instant until) {
        return within(
                        handle.createQuery(median("DECIDED", "delivered_at - opened_at", ALL_DECISIONS)
                                + DELIVERED + "and opened_at is not null union all "
                                + median("APPEALED", "filed_at - delivered_at", ALL_APPEALS) + FILED
                                + "and delivered_at is not null union all "
                                + median("APPEAL_DECIDED", "decided_at - filed_at", ALL_APPEALS) + FILED
                                + "and decided_at is not null"),
                        from,
                        until)
                .map((row, context) -> new Median(row.getString("what"), row.getLong("n"), row.getLong("hours")))
                .list();
    }

    private static String median(String what, String took, String rows) {
        return "select '" + what + "' as what, count(*) as n, coalesce(round(percentile_disc(0.5) within group "
                + "(order by extract(epoch from " + took + ")) / 3600), 0)::bigint as hours from " + rows;
    }

    private List<Count> counts(String query, Instant from, Instant until) {
        return within(handle.createQuery(query), from, until)
                .map((row, context) -> new Count(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    private static Query within(Query query, Instant from, Instant until) {
        return query.bind("from", Column.time(from)).bind("until", Column.time(until));
    }
}

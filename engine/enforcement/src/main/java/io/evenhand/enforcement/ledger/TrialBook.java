// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.event.WireName;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What versions of the rules say about the same evidence: what was said, and what one in the shadow would have said. */
public final class TrialBook {
    private static final int FETCH_SIZE = 500;
    private static final int DIGEST_BYTES = 16;
    private static final String RECORDED = "select s.account, s.id, s.as_of, s.body as assessment, v.standing, "
            + "v.body as verdict, v.ruleset, v.semantics from assessments s join verdicts v on v.account = s.account and v.assessment = s.id ";

    private final Handle handle;

    TrialBook(Handle handle) {
        this.handle = handle;
    }

    /**
     * A stored verdict with all that went into it.
     *
     * @param assessment canonical JSON, as it was stored; so is {@code verdict}
     * @param standing what casework knew at the time as JSON, or null if it was not kept
     * @param semantics in which way the program of that time read rules
     */
    public record Recorded(
            AccountId account,
            AssessmentId id,
            Instant asOf,
            String assessment,
            @Nullable String standing,
            String verdict,
            String ruleset,
            int semantics) {}

    /** One stored verdict, or null. */
    public @Nullable Recorded recorded(AccountId account, AssessmentId assessment) {
        return handle.createQuery(RECORDED + "where s.account = :account and s.id = :id")
                .bind("account", account.value())
                .bind("id", assessment.value())
                .map((row, context) -> recorded(row))
                .findOne()
                .orElse(null);
    }

    /** The newest stored verdicts of an account, newest first. */
    public List<Recorded> recorded(AccountId account, int limit) {
        return handle.createQuery(RECORDED + "where s.account = :account order by s.as_of desc, s.id desc limit :limit")
                .bind("account", account.value())
                .bind("limit", limit)
                .map((row, context) -> recorded(row))
                .list();
    }

    /** Hands over every stored verdict, some at a time, in no order. */
    public void eachRecorded(Consumer<Recorded> consumer) {
        try (var rows = handle.createQuery(RECORDED)
                .setFetchSize(FETCH_SIZE)
                .map((row, context) -> recorded(row))
                .iterator()) {
            rows.forEachRemaining(consumer);
        }
    }

    /** How many assessments speak about a time from {@code from} on and before {@code until}. */
    public long count(Instant from, Instant until) {
        return handle.createQuery("select count(*) from assessments s where as_of >= :from and as_of < :until "
                        + "and not exists (select from known_cases k where k.account = s.account)")
                .bind("from", Column.time(from))
                .bind("until", Column.time(until))
                .mapTo(Long.class)
                .one();
    }

    /**
     * One stored assessment as a trial needs it.
     *
     * @param assessment canonical JSON
     * @param standing JSON, or null if it was not kept
     * @param knownSince the time of the account's first assessment
     * @param traits lines of {@code name=value}, or null
     * @param label {@code seller} or {@code innocent} by people's decisions, or null
     */
    public record Evidence(
            AccountId account,
            Instant asOf,
            String assessment,
            @Nullable String standing,
            Instant knownSince,
            @Nullable String traits,
            @Nullable String label) {}

    /** Hands over stored assessments, some at a time, each account's together and in the order of their time. */
    public void each(Instant from, Instant until, Consumer<Evidence> consumer) {
        try (var rows = handle.createQuery("""
                        select s.account, s.as_of, s.body as assessment, v.standing,
                          (select min(f.as_of) from assessments f where f.account = s.account) as known_since,
                          (select string_agg(t.trait || '=' || t.value, chr(10) order by t.trait)
                             from known_traits t where t.account = s.account) as traits, l.label
                        from assessments s
                        left join verdicts v on v.account = s.account and v.assessment = s.id
                        left join (
                          select d.account, case
                              when bool_or(p.outcome = 'OVERTURNED' or u.decision is not null) then 'innocent'
                              when bool_or(p.outcome = 'UPHELD' or (d.origin = 'PEOPLE' and d.state = 'STANDING'))
                                then 'seller' end as label
                          from decisions d left join appeals p on p.decision = d.id
                            left join undone_decisions u on u.decision = d.id
                          group by d.account) l on l.account = s.account
                        where s.as_of >= :from and s.as_of < :until
                          and not exists (select from known_cases k where k.account = s.account)
                        order by s.account, s.as_of, s.id
                        """)
                .bind("from", Column.time(from))
                .bind("until", Column.time(until))
                .setFetchSize(FETCH_SIZE)
                .map((row, context) -> new Evidence(
                        new AccountId(row.getString("account")),
                        Column.instant(row, "as_of"),
                        row.getString("assessment"),
                        row.getString("standing"),
                        Column.instant(row, "known_since"),
                        row.getString("traits"),
                        row.getString("label")))
                .iterator()) {
            for (Iterator<Evidence> each = rows; each.hasNext(); ) {
                consumer.accept(each.next());
            }
        }
    }

    /** Notes what the version in the shadow says beside what was decided. */
    public void shadow(long term, Verdict live, Verdict shadow) {
        boolean same = live.outcome() == shadow.outcome() && live.measure() == shadow.measure();
        handle.createUpdate("""
                        insert into shadow_verdicts (term, account, assessment, outcome, measure, live_outcome, live_measure,
                          digest, body)
                        values (:term, :account, :assessment, :outcome, :measure, :live_outcome, :live_measure,
                          substring(sha256(cast(:text as bytea)) from 1 for :bytes), :body) on conflict do nothing
                        """)
                .bind("term", term)
                .bind("account", shadow.account().value())
                .bind("assessment", shadow.assessment().value())
                .bind("outcome", shadow.outcome().wire())
                .bind("measure", shadow.measure().name())
                .bind("live_outcome", live.outcome().wire())
                .bind("live_measure", live.measure().name())
                .bind("text", ContractJson.bytes(shadow))
                .bind("bytes", DIGEST_BYTES)
                .bind("body", same ? null : ContractJson.text(shadow))
                .execute();
    }

    /** How often the active version said one thing and the one in the shadow the same or another. */
    public List<Compared> compared(long term) {
        return handle.createQuery("select live_outcome, outcome, count(*) as assessments, "
                        + "count(distinct account) as accounts from shadow_verdicts where term = :term "
                        + "group by live_outcome, outcome order by live_outcome, outcome")
                .bind("term", term)
                .map((row, context) -> new Compared(
                        outcome(row, "live_outcome"),
                        outcome(row, "outcome"),
                        row.getLong("assessments"),
                        row.getLong("accounts")))
                .list();
    }

    /** One cell of the comparison. */
    public record Compared(Outcome live, Outcome shadow, long assessments, long accounts) {}

    /** The verdicts in the shadow that differ from what was decided, newest first. */
    public List<Verdict> differing(long term, int limit) {
        return handle.createQuery("select x.body from shadow_verdicts x join assessments a on a.account = x.account "
                        + "and a.id = x.assessment where term = :term and x.body is not null "
                        + "order by a.as_of desc, x.account limit :limit")
                .bind("term", term)
                .bind("limit", limit)
                .map((row, context) -> Column.record(row, "body", Verdict.class))
                .list();
    }

    /** The digests of all verdicts in the shadow, in hexadecimal, by account and assessment. */
    public List<String> digests(long term) {
        return handle.createQuery(
                        "select account || ' ' || assessment || ' ' || encode(digest, 'hex') from shadow_verdicts "
                                + "where term = :term order by 1")
                .bind("term", term)
                .mapTo(String.class)
                .list();
    }

    private static Outcome outcome(ResultSet row, String name) throws SQLException {
        return Objects.requireNonNull(WireName.find(Outcome.class, row.getString(name)));
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                new AccountId(row.getString("account")),
                new AssessmentId(row.getString("id")),
                Column.instant(row, "as_of"),
                row.getString("assessment"),
                row.getString("standing"),
                row.getString("verdict"),
                row.getString("ruleset"),
                row.getInt("semantics"));
    }
}

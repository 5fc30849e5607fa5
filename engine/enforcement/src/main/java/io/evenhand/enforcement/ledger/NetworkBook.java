// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Where accounts were seen, for people and the fuse, and measures against attacks; out of the reach of every rule. */
public final class NetworkBook {
    private static final int FETCH_SIZE = 1_000;
    private static final String MEASURES = "select id, prefix::text as prefix, action, cause, words, collateral, "
            + "automatic, proposed_by, proposed_at, hours, first_by, second_by, starts_at, ends_at, lifted_by, lifted_at "
            + "from network_measures ";

    private final Handle handle;

    NetworkBook(Handle handle) {
        this.handle = handle;
    }

    /**
     * An account was seen on a network.
     *
     * @param network a pseudonym
     * @param asn null if no dataset knew it
     */
    public record SeenRow(
            AccountId account, NetId network, @Nullable Long asn, Instant at) {}

    /** Notes that an account was seen; only the newest time on each network is kept. */
    public void seen(SeenRow row) {
        handle.createUpdate("insert into network_sightings (account, network, asn, seen_at) "
                        + "values (:account, :network, :asn, :at) on conflict (account, network) do update "
                        + "set seen_at = greatest(network_sightings.seen_at, excluded.seen_at), "
                        + "asn = coalesce(excluded.asn, network_sightings.asn)")
                .bind("account", row.account().value())
                .bind("network", row.network().value())
                .bind("asn", row.asn())
                .bind("at", Column.time(row.at()))
                .execute();
    }

    /** Passes every sighting on networks of these autonomous systems on that is not older than {@code since}. */
    public void seenOn(Collection<Long> asns, Instant since, Consumer<SeenRow> out) {
        each("asn = any(:keys)", asns.toArray(Long[]::new), since, out);
    }

    /** Passes every sighting on these networks on that is not older than {@code since}. */
    public void seenIn(Collection<NetId> networks, Instant since, Consumer<SeenRow> out) {
        each("network = any(:keys)", networks.stream().map(NetId::value).toArray(String[]::new), since, out);
    }

    private void each(String where, Object[] keys, Instant since, Consumer<SeenRow> out) {
        handle.createQuery("select account, network, asn, seen_at from network_sightings where " + where
                        + " and seen_at >= :since")
                .bind("keys", keys)
                .bind("since", Column.time(since))
                .setFetchSize(FETCH_SIZE)
                .map((row, context) -> new SeenRow(
                        new AccountId(row.getString("account")),
                        new NetId(row.getString("network")),
                        Column.longOrNull(row, "asn"),
                        Column.instant(row, "seen_at")))
                .forEach(out);
    }

    /** What is known about an account that could be hit; {@code score} is 0 without an assessment. */
    public record StandingRow(AccountId account, int score, boolean evidence, boolean allowed) {}

    /** Of those of these accounts that are known or protected. */
    public List<StandingRow> standings(Collection<AccountId> accounts, Instant now) {
        return handle.createQuery("""
            select asked.account, coalesce((s.body::json ->> 'score')::int, 0) as score,
              exists (select from json_array_elements(s.body::json -> 'atoms') as atom
                where (atom ->> 'points')::int > 0) as evidence,
              exists (select from allow_entries e where e.account = asked.account
                and e.withdrawn_at is null and e.starts_at <= :now and e.ends_at > :now) as allowed
            from unnest(:accounts) as asked (account)
            left join accounts a on a.account = asked.account
            left join assessments s on s.account = a.account and s.id = a.assessment
            """)
                .bind("accounts", accounts.stream().map(AccountId::value).toArray(String[]::new))
                .bind("now", Column.time(now))
                .map((row, context) -> new StandingRow(
                        new AccountId(row.getString("account")),
                        row.getInt("score"),
                        row.getBoolean("evidence"),
                        row.getBoolean("allowed")))
                .list();
    }

    /**
     * Somebody whom a ban of whole systems would hit.
     *
     * @param outcome what the rules say about their own conduct, or empty
     * @param evidence whether any point speaks against them
     * @param elsewhere systems that are not banned on which they were seen as well
     */
    public record BannedRow(String outcome, boolean evidence, List<Long> elsewhere) {}

    /** Everybody who was seen on these systems since. */
    public List<BannedRow> banned(Collection<Long> asns, Instant since) {
        return handle.createQuery("""
            with seen as (select account, asn from network_sightings where seen_at >= :since),
            hit as (select distinct account from seen where asn = any(:asns))
            select coalesce(a.outcome, '') as outcome,
              exists (select from json_array_elements(s.body::json -> 'atoms') as atom
                where (atom ->> 'points')::int > 0) as evidence,
              array(select distinct e.asn from seen e where e.account = hit.account
                and e.asn is not null and not (e.asn = any(:asns)) order by e.asn) as elsewhere
            from hit left join accounts a on a.account = hit.account
            left join assessments s on s.account = a.account and s.id = a.assessment
            """)
                .bind("asns", asns.toArray(Long[]::new))
                .bind("since", Column.time(since))
                .map((row, context) ->
                        new BannedRow(row.getString("outcome"), row.getBoolean("evidence"), List.of((Long[])
                                row.getArray("elsewhere").getArray())))
                .list();
    }

    /** How many accounts have one of these outcomes. */
    public long withOutcome(Collection<String> outcomes) {
        return handle.createQuery("select count(*) from accounts where outcome = any(:outcomes)")
                .bind("outcomes", outcomes.toArray(String[]::new))
                .mapTo(Long.class)
                .one();
    }

    /** The number of the system on whose network each of these accounts was seen last, where one is known. */
    public Map<AccountId, Long> homes(Collection<AccountId> accounts) {
        Map<AccountId, Long> out = new HashMap<>();
        handle.createQuery("select distinct on (account) account, asn from network_sightings "
                        + "where account = any(:accounts) and asn is not null order by account, seen_at desc, asn")
                .bind("accounts", accounts.stream().map(AccountId::value).toArray(String[]::new))
                .map((row, context) -> Map.entry(new AccountId(row.getString("account")), row.getLong("asn")))
                .forEach(entry -> out.put(entry.getKey(), entry.getValue()));
        return out;
    }

    /** How many accounts were seen on networks of each of these systems. */
    public Map<Long, Long> accountsOn(Collection<Long> asns) {
        Map<Long, Long> out = new HashMap<>();
        handle.createQuery("select asn, count(distinct account) as accounts from network_sightings "
                        + "where asn = any(:asns) group by asn")
                .bind("asns", asns.toArray(Long[]::new))
                .map((row, context) -> Map.entry(row.getLong("asn"), row.getLong("accounts")))
                .forEach(entry -> out.put(entry.getKey(), entry.getValue()));
        return out;
    }

    /** What is proposed, before it has a number. */
    public record Proposed(
            String prefix,
            String action,
            String cause,
            String words,
            String collateral,
            boolean automatic,
            String by,
            int hours) {}

    /** Writes a proposal down; a person's is their word as the first of two. Returns its number. */
    public long propose(Proposed what, Instant now) {
        return handle.createQuery("insert into network_measures (prefix, action, cause, words, collateral, automatic, "
                        + "proposed_by, proposed_at, hours, first_by) values (cast(:prefix as cidr), :action, :cause, "
                        + ":words, :collateral, :automatic, :by, :now, :hours, :first) returning id")
                .bind("prefix", what.prefix())
                .bind("action", what.action())
                .bind("cause", what.cause())
                .bind("words", what.words())
                .bind("collateral", what.collateral())
                .bind("automatic", what.automatic())
                .bind("by", what.by())
                .bind("now", Column.time(now))
                .bind("hours", what.hours())
                .bind("first", what.automatic() ? null : what.by())
                .mapTo(Long.class)
                .one();
    }

    /** The first person's word on a program's proposal. */
    public void firstWord(long id, String by) {
        handle.createUpdate("update network_measures set first_by = :by where id = :id and first_by is null")
                .bind("id", id)
                .bind("by", by)
                .execute();
    }

    /** The second person's word: it begins. */
    public void secondWord(long id, String by, Instant now, Duration length) {
        handle.createUpdate("update network_measures set second_by = :by, starts_at = :now, ends_at = :until "
                        + "where id = :id and second_by is null and lifted_at is null")
                .bind("id", id)
                .bind("by", by)
                .bind("now", Column.time(now))
                .bind("until", Column.time(now.plus(length)))
                .execute();
    }

    /** Ends a measure, or a proposal, now; false if there is none, or it was ended before. */
    public boolean lift(long id, String by, Instant now) {
        return handle.createUpdate("update network_measures set lifted_by = :by, lifted_at = :now "
                                + "where id = :id and lifted_at is null")
                        .bind("id", id)
                        .bind("by", by)
                        .bind("now", Column.time(now))
                        .execute()
                == 1;
    }

    /** Measures and proposals, the newest first. */
    public List<MeasureRow> measures(int limit) {
        return handle.createQuery(MEASURES + "order by id desc limit :limit")
                .bind("limit", limit)
                .map((row, context) -> measure(row))
                .list();
    }

    /** Measures that two people made and that have not ended, the newest first. */
    public List<MeasureRow> running(Instant now) {
        return handle.createQuery(MEASURES + "where starts_at is not null and ends_at > :now "
                        + "and (lifted_at is null or lifted_at > :now) order by id desc")
                .bind("now", Column.time(now))
                .map((row, context) -> measure(row))
                .list();
    }

    /** The measure or proposal, locked until the transaction ends; or null. */
    public @Nullable MeasureRow lock(long id) {
        return handle.createQuery(MEASURES + "where id = :id for update")
                .bind("id", id)
                .map((row, context) -> measure(row))
                .findOne()
                .orElse(null);
    }

    private static MeasureRow measure(ResultSet row) throws SQLException {
        return new MeasureRow(
                row.getLong("id"),
                row.getString("prefix"),
                row.getString("action"),
                row.getString("cause"),
                row.getString("words"),
                row.getString("collateral"),
                row.getBoolean("automatic"),
                row.getString("proposed_by"),
                Column.instant(row, "proposed_at"),
                row.getInt("hours"),
                row.getString("first_by"),
                row.getString("second_by"),
                Column.instantOrNull(row, "starts_at"),
                Column.instantOrNull(row, "ends_at"),
                row.getString("lifted_by"),
                Column.instantOrNull(row, "lifted_at"));
    }
}

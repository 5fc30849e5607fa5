// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.enforcement.ledger.NotificationRow.Line;
import io.evenhand.enforcement.ledger.NotificationRow.Mark;
import io.evenhand.enforcement.ledger.NotificationRow.Sent;
import io.evenhand.enforcement.ledger.NotificationRow.Share;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What colleagues want to be told of, what happened, and what was told. */
public final class NotificationBook {
    /** How many lines of a source are read at once. */
    public static final int LINES_MAX = 500;

    private final Handle handle;

    NotificationBook(Handle handle) {
        this.handle = handle;
    }

    /** Keeps a rule, a new one or the one with the row's number; returns its number. */
    public long save(NotificationRow row, Instant now) {
        String sql = row.id() == 0
                ? "insert into notification_rules (name, channel, target, events, only_if, template, active, author,"
                        + " made_at) values (:name, :channel, :target, :events, :only, :template, :active, :author,"
                        + " :now) returning id"
                : "update notification_rules set name = :name, channel = :channel, target = :target, events = :events, "
                        + "only_if = :only, template = :template, active = :active, author = :author, made_at = :now "
                        + "where id = :id returning id";
        var query = handle.createQuery(sql)
                .bind("name", row.name())
                .bind("channel", row.channel())
                .bind("target", row.target())
                .bind("events", Column.joined(row.events()))
                .bind("only", row.onlyIf())
                .bind("template", row.template())
                .bind("active", row.active())
                .bind("author", row.author())
                .bind("now", Column.time(now));
        if (row.id() != 0) {
            query.bind("id", row.id());
        }
        return query.mapTo(Long.class).findOne().orElse(0L);
    }

    public void remove(long id) {
        handle.createUpdate("delete from notification_rules where id = :id")
                .bind("id", id)
                .execute();
    }

    public List<NotificationRow> rules() {
        return handle.createQuery("select * from notification_rules order by id")
                .map((row, context) -> rule(row))
                .list();
    }

    public @Nullable NotificationRow rule(long id) {
        return handle.createQuery("select * from notification_rules where id = :id")
                .bind("id", id)
                .map((row, context) -> rule(row))
                .findOne()
                .orElse(null);
    }

    private static NotificationRow rule(ResultSet row) throws SQLException {
        return new NotificationRow(
                row.getLong("id"),
                row.getString("name"),
                row.getString("channel"),
                row.getString("target"),
                Column.codes(row, "events"),
                row.getString("only_if"),
                row.getString("template"),
                row.getBoolean("active"),
                row.getString("author"));
    }

    /** Notes that a rule has something to tell; the same event is told once. */
    public void tell(long rule, String event, String body, Instant now) {
        handle.createUpdate("insert into notifications (rule, event, body, made_at, next_at) "
                        + "values (:rule, :event, :body, :now, :now) on conflict (rule, event) do nothing")
                .bind("rule", rule)
                .bind("event", event)
                .bind("body", body)
                .bind("now", Column.time(now))
                .execute();
    }

    /**
     * Takes the oldest that is due, or null if nothing is, and counts the attempt. It is locked until this transaction
     * ends, so nobody else takes it; whoever dies with it gives it back at once.
     */
    public @Nullable Sent take(Instant now) {
        return handle.createQuery("update notifications set attempts = attempts + 1 where id in ("
                        + "select id from notifications where next_at <= :now and sent_at is null "
                        + "and given_up_at is null order by id limit 1 for update skip locked) returning *")
                .bind("now", Column.time(now))
                .map((row, context) -> sent(row))
                .findOne()
                .orElse(null);
    }

    /** The newest of all rules. */
    public List<Sent> newest(int limit) {
        return handle.createQuery("select * from notifications order by id desc limit :limit")
                .bind("limit", limit)
                .map((row, context) -> sent(row))
                .list();
    }

    private static Sent sent(ResultSet row) throws SQLException {
        return new Sent(
                row.getLong("id"),
                row.getLong("rule"),
                row.getString("event"),
                row.getString("body"),
                Column.instant(row, "made_at"),
                row.getInt("attempts"),
                Column.instantOrNull(row, "sent_at"),
                Column.instantOrNull(row, "given_up_at"),
                row.getString("trouble"));
    }

    public void sent(long id, Instant now) {
        handle.createUpdate("update notifications set sent_at = :now, trouble = '' where id = :id")
                .bind("id", id)
                .bind("now", Column.time(now))
                .execute();
    }

    /** @param next when to try again, or null to give up */
    public void troubled(long id, String trouble, @Nullable Instant next, Instant now) {
        handle.createUpdate("update notifications set trouble = :trouble, next_at = :next, given_up_at = :gone "
                        + "where id = :id")
                .bind("id", id)
                .bind("trouble", trouble)
                .bind("next", Column.timeOrNull(next))
                .bind("gone", Column.timeOrNull(next == null ? now : null))
                .execute();
    }

    /** Forgets what was told or given up before. */
    public int forget(Instant before) {
        return handle.createUpdate("delete from notifications where coalesce(sent_at, given_up_at) < :before")
                .bind("before", Column.time(before))
                .execute();
    }

    /** How far a source was read, locked; null the first time. */
    public @Nullable Mark mark(String source) {
        return handle.createQuery("select seq, at from notification_marks where source = :source for update")
                .bind("source", source)
                .map((row, context) -> new Mark(row.getLong("seq"), Column.instant(row, "at")))
                .findOne()
                .orElse(null);
    }

    public void read(String source, Mark mark) {
        handle.createUpdate("insert into notification_marks (source, seq, at) values (:source, :seq, :at) "
                        + "on conflict (source) do update set seq = excluded.seq, at = excluded.at")
                .bind("source", source)
                .bind("seq", mark.seq())
                .bind("at", Column.time(mark.at()))
                .execute();
    }

    /** Acts of the log after a place in it. */
    public List<Line> acts(long after) {
        return handle.createQuery(
                        "select seq, at, act, subject, detail from audit_log where seq > :after order by seq limit "
                                + LINES_MAX)
                .bind("after", after)
                .map((row, context) -> new Line(
                        row.getLong("seq"),
                        Column.instant(row, "at"),
                        row.getString("act"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }

    /** The last place of the log. */
    public long lastAct() {
        return handle.createQuery("select coalesce(max(seq), 0) from audit_log")
                .mapTo(Long.class)
                .one();
    }

    /** Cases that were opened since. */
    public List<Line> cases(Instant since) {
        return handle.createQuery("select id, opened_at as at, outcome as detail from cases where opened_at >= :since "
                        + "order by opened_at, id limit " + LINES_MAX)
                .bind("since", Column.time(since))
                .map((row, context) -> line(row, "case:"))
                .list();
    }

    /** Appeals that were filed since. */
    public List<Line> appeals(Instant since) {
        return handle.createQuery("select id, filed_at as at, 'answer by ' || (answer_by at time zone 'UTC')::date "
                        + "as detail from appeals where filed_at >= :since order by filed_at, id limit " + LINES_MAX)
                .bind("since", Column.time(since))
                .map((row, context) -> line(row, "appeal:"))
                .list();
    }

    private static Line line(ResultSet row, String noun) throws SQLException {
        String subject = noun + row.getString("id");
        return new Line(0, Column.instant(row, "at"), "", subject, row.getString("detail"));
    }

    /** Clocks that run and end until then. */
    public List<Line> clocks(Instant until) {
        return handle.createQuery("select id, due_at as at, kind as detail from clocks where met_at is null and"
                        + " breached_at is null and paused_at is null and due_at <= :until order by due_at, id limit "
                        + LINES_MAX)
                .bind("until", Column.time(until))
                .map((row, context) -> line(row, "clock:"))
                .list();
    }

    /** How often each outcome was reached between {@code start} and {@code middle}, and since. */
    public List<Share> shares(Instant start, Instant middle) {
        return handle.createQuery("select outcome, count(*) filter (where decided_at >= :middle) as newer, "
                        + "sum(count(*) filter (where decided_at >= :middle)) over () as newer_all, "
                        + "count(*) filter (where decided_at < :middle) as older, "
                        + "sum(count(*) filter (where decided_at < :middle)) over () as older_all "
                        + "from verdicts where decided_at >= :start group by outcome order by outcome")
                .bind("start", Column.time(start))
                .bind("middle", Column.time(middle))
                .map((row, context) -> new Share(
                        row.getString("outcome"),
                        row.getLong("newer"),
                        row.getLong("newer_all"),
                        row.getLong("older"),
                        row.getLong("older_all")))
                .list();
    }
}

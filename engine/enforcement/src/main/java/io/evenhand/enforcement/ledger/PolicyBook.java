// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.enforcement.ledger.PolicyRow.Contact;
import io.evenhand.enforcement.ledger.PolicyRow.Question;
import io.evenhand.enforcement.ledger.PolicyRow.Terms;
import io.evenhand.enforcement.ledger.PolicyRow.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Changes of policy with questions and answers, versions of the terms, and whom to ask. */
public final class PolicyBook {
    private static final String LANGUAGE = "language";
    private static final String CHANGE = "change";

    private final Handle handle;

    PolicyBook(Handle handle) {
        this.handle = handle;
    }

    /** Keeps a draft, a new one or the one with the row's number; a published one is not changed. */
    public long draft(PolicyRow row, Instant now) {
        long id = row.id() == 0 ? insert(row, now) : update(row);
        row.texts().forEach((language, text) -> handle.createUpdate(
                        "insert into policy_texts (change, language, headline, scope, what, why, options) "
                                + "values (:change, :language, :headline, :scope, :what, :why, :options) "
                                + "on conflict (change, language) do update set headline = excluded.headline, "
                                + "scope = excluded.scope, what = excluded.what, why = excluded.why, "
                                + "options = excluded.options")
                .bind(CHANGE, id)
                .bind(LANGUAGE, language)
                .bind("headline", text.title())
                .bind("scope", text.scope())
                .bind("what", text.what())
                .bind("why", text.why())
                .bind("options", text.options())
                .execute());
        return id;
    }

    private long insert(PolicyRow row, Instant now) {
        return handle.createQuery(
                        "insert into policy_changes (author, made_at, effective_on, comments_until, affected) "
                                + "values (:author, :now, :effective, :comments, :affected) returning id")
                .bind("author", row.author())
                .bind("now", Column.time(now))
                .bind("effective", row.effectiveOn())
                .bind("comments", row.commentsUntil())
                .bind("affected", row.affected())
                .mapTo(Long.class)
                .one();
    }

    private long update(PolicyRow row) {
        handle.createUpdate("update policy_changes set author = :author, effective_on = :effective, "
                        + "comments_until = :comments, affected = :affected where id = :id and published_at is null")
                .bind("id", row.id())
                .bind("author", row.author())
                .bind("effective", row.effectiveOn())
                .bind("comments", row.commentsUntil())
                .bind("affected", row.affected())
                .execute();
        return row.id();
    }

    public void publish(long id, Instant now) {
        handle.createUpdate("update policy_changes set published_at = :now where id = :id and published_at is null")
                .bind("id", id)
                .bind("now", Column.time(now))
                .execute();
    }

    public void withdraw(long id, Instant now) {
        handle.createUpdate("update policy_changes set withdrawn_at = :now "
                        + "where id = :id and published_at is not null and withdrawn_at is null")
                .bind("id", id)
                .bind("now", Column.time(now))
                .execute();
    }

    /** All changes, the newest first. */
    public List<PolicyRow> changes() {
        Map<Long, Map<String, Text>> texts = texts(null);
        return handle.createQuery("select * from policy_changes order by id desc")
                .map((row, context) -> row(row, texts))
                .list();
    }

    public @Nullable PolicyRow change(long id) {
        Map<Long, Map<String, Text>> texts = texts(id);
        return handle.createQuery("select * from policy_changes where id = :id")
                .bind("id", id)
                .map((row, context) -> row(row, texts))
                .findOne()
                .orElse(null);
    }

    private static PolicyRow row(ResultSet row, Map<Long, Map<String, Text>> texts) throws SQLException {
        long id = row.getLong("id");
        int affected = row.getInt("affected");
        return new PolicyRow(
                id,
                row.getString("author"),
                Column.instantOrNull(row, "published_at"),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("comments_until", LocalDate.class),
                affected == 0 ? null : affected,
                Column.instantOrNull(row, "withdrawn_at"),
                texts.getOrDefault(id, Map.of()));
    }

    /** The texts of one change, or of all, by its number and their language. */
    private Map<Long, Map<String, Text>> texts(@Nullable Long change) {
        Map<Long, Map<String, Text>> texts = new HashMap<>();
        handle.createQuery("select * from policy_texts where :change::bigint is null or change = :change")
                .bind(CHANGE, change)
                .map((row, context) -> texts.computeIfAbsent(row.getLong(CHANGE), each -> new HashMap<>())
                        .put(
                                row.getString(LANGUAGE),
                                new Text(
                                        row.getString("headline"),
                                        row.getString("scope"),
                                        row.getString("what"),
                                        row.getString("why"),
                                        row.getString("options"))))
                .list();
        return texts;
    }

    public void ask(long change, String language, String words, Instant now) {
        handle.createUpdate("insert into policy_questions (change, asked_at, language, words) "
                        + "values (:change, :now, :language, :words)")
                .bind(CHANGE, change)
                .bind("now", Column.time(now))
                .bind(LANGUAGE, language)
                .bind("words", words)
                .execute();
    }

    /** Questions about a change, the oldest first. */
    public List<Question> questions(long change) {
        return handle.createQuery("select * from policy_questions where change = :change order by id")
                .bind(CHANGE, change)
                .map((row, context) -> new Question(
                        row.getLong("id"),
                        Column.instant(row, "asked_at"),
                        row.getString(LANGUAGE),
                        row.getString("words"),
                        Column.instantOrNull(row, "answered_at"),
                        row.getString("answer"),
                        row.getObject("shown", Boolean.class)))
                .list();
    }

    /** Answers a question once. */
    public boolean answer(long question, String by, @Nullable String answer, boolean shown, Instant now) {
        return handle.createUpdate("update policy_questions set answered_at = :now, answered_by = :by, "
                                + "answer = :answer, shown = :shown where id = :id and answered_at is null")
                        .bind("id", question)
                        .bind("by", by)
                        .bind("answer", answer)
                        .bind("shown", shown)
                        .bind("now", Column.time(now))
                        .execute()
                == 1;
    }

    /** Publishes a version of the terms in every language given. */
    public void publishTerms(
            int number, String author, LocalDate effectiveOn, Map<String, String> bodies, Instant now) {
        bodies.forEach((language, body) -> handle.createUpdate(
                        "insert into terms_versions (number, language, author, published_at, effective_on, body) "
                                + "values (:number, :language, :author, :now, :effective, :body)")
                .bind("number", number)
                .bind(LANGUAGE, language)
                .bind("author", author)
                .bind("now", Column.time(now))
                .bind("effective", effectiveOn)
                .bind("body", body)
                .execute());
    }

    /** Every version in a language, the newest first. */
    public List<Terms> terms(String language) {
        return handle.createQuery("select * from terms_versions where language = :language order by number desc")
                .bind(LANGUAGE, language)
                .map((row, context) -> new Terms(
                        row.getInt("number"),
                        row.getString(LANGUAGE),
                        Column.instant(row, "published_at"),
                        row.getObject("effective_on", LocalDate.class),
                        row.getString("body")))
                .list();
    }

    public void contact(String author, Contact contact) {
        handle.createUpdate("insert into contact_pages (language, author, changed_at, person, officer, representative, "
                        + "authorities, answer_days) values (:language, :author, :now, :person, :officer, "
                        + ":representative, :authorities, :days)")
                .bind(LANGUAGE, contact.language())
                .bind("author", author)
                .bind("now", Column.time(contact.changedAt()))
                .bind("person", contact.person())
                .bind("officer", contact.officer())
                .bind("representative", contact.representative())
                .bind("authorities", contact.authorities())
                .bind("days", contact.answerDays())
                .execute();
    }

    /** Whom to ask, as it was last said in a language; null if it never was. */
    public @Nullable Contact contact(String language) {
        return handle.createQuery("select * from contact_pages where language = :language order by id desc limit 1")
                .bind(LANGUAGE, language)
                .map((row, context) -> new Contact(
                        row.getString(LANGUAGE),
                        Column.instant(row, "changed_at"),
                        row.getString("person"),
                        row.getString("officer"),
                        row.getString("representative"),
                        row.getString("authorities"),
                        row.getInt("answer_days")))
                .findOne()
                .orElse(null);
    }
}

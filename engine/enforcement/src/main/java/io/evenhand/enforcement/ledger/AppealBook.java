// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Appeals and, apart from them, how to reach the people who made them. */
public final class AppealBook {
    private static final String SELECT =
            "select a.*, exists (select from appeal_contacts c where c.appeal = a.id) as has_contact from appeals a ";

    /** The ground of an appeal that names none: all of it. */
    public static final String WHOLE = "WHOLE_DECISION";

    private static final String OPEN = "'RECEIVED', 'ASSIGNED', 'IN_REVIEW', 'INFO_REQUESTED'";

    private final Handle handle;

    AppealBook(Handle handle) {
        this.handle = handle;
    }

    public void file(AppealRow appeal, @Nullable String contact) {
        handle.createUpdate(
                        "insert into appeals (id, decision, account, statement, filed_at, answer_by, hardship, language) "
                                + "values (:id, :decision, :account, :statement, :filed, :answer, :hardship, :language)")
                .bind("hardship", appeal.hardship())
                .bind("language", appeal.language())
                .bind("id", appeal.id().value())
                .bind("decision", appeal.decision().value())
                .bind("account", appeal.account().value())
                .bind("statement", appeal.statement())
                .bind("filed", Column.time(appeal.filedAt()))
                .bind("answer", Column.time(appeal.answerBy()))
                .execute();
        if (contact != null) {
            handle.createUpdate("insert into appeal_contacts (appeal, contact) values (:id, :contact)")
                    .bind("id", appeal.id().value())
                    .bind("contact", contact)
                    .execute();
        }
    }

    public void decide(AppealId id, AppealOutcome outcome, String decider, String reasons, Instant now) {
        answerTheRest(id, outcome, reasons);
        handle.createUpdate(
                        "update appeals set outcome = :outcome, decider = :decider, reasons = :reasons, decided_at = :now, "
                                + "state = 'DECIDED' where id = :id and outcome is null")
                .bind("id", id.value())
                .bind("outcome", outcome.name())
                .bind("decider", decider)
                .bind("reasons", reasons)
                .bind("now", Column.time(now))
                .execute();
    }

    /** What the reasons as a whole say about grounds that were not answered one by one. */
    private void answerTheRest(AppealId id, AppealOutcome outcome, String reasons) {
        AnswerRow.Result result =
                switch (outcome) {
                    case UPHELD -> AnswerRow.Result.REJECTED;
                    case PARTLY -> AnswerRow.Result.PARTLY;
                    case OVERTURNED -> AnswerRow.Result.ACCEPTED;
                };
        handle.createUpdate("insert into appeal_answers (appeal, ground, result, words) "
                        + "select appeal, ground, :result, :words from appeal_grounds g where appeal = :id "
                        + "and g.ground = '" + WHOLE + "' on conflict do nothing")
                .bind("id", id.value())
                .bind("result", result.name())
                .bind("words", reasons)
                .execute();
    }

    /** @param grounds what the account holder holds to be wrong, part by part */
    public void raise(AppealId id, List<String> grounds) {
        grounds.forEach(
                ground -> handle.createUpdate("insert into appeal_grounds (appeal, ground) values (:id, :ground)")
                        .bind("id", id.value())
                        .bind("ground", ground)
                        .execute());
    }

    public List<String> grounds(AppealId id) {
        return handle.createQuery("select ground from appeal_grounds where appeal = :id order by ground")
                .bind("id", id.value())
                .mapTo(String.class)
                .list();
    }

    public void answer(AppealId id, List<AnswerRow> answers) {
        answers.forEach(answer -> handle.createUpdate(
                        "insert into appeal_answers (appeal, ground, result, words) values (:id, :ground, :result, :words)")
                .bind("id", id.value())
                .bind("ground", answer.ground())
                .bind("result", answer.result().name())
                .bind("words", answer.words())
                .execute());
    }

    public List<AnswerRow> answers(AppealId id) {
        return handle.createQuery("select ground, result, words from appeal_answers where appeal = :id order by ground")
                .bind("id", id.value())
                .map((row, context) -> new AnswerRow(
                        row.getString("ground"),
                        AnswerRow.Result.valueOf(row.getString("result")),
                        row.getString("words")))
                .list();
    }

    /** One answer to all grounds. */
    public void answerAll(AppealId id, AnswerRow.Result result, String words) {
        answer(
                id,
                grounds(id).stream()
                        .map(ground -> new AnswerRow(ground, result, words))
                        .toList());
    }

    /** Gives an appeal to somebody; an answer that is waited for is still waited for. */
    public void assign(AppealId id, String staff) {
        handle.createUpdate("update appeals set assignee = :staff, "
                        + "state = case when state = 'INFO_REQUESTED' then state else 'ASSIGNED' end where id = :id")
                .bind("id", id.value())
                .bind("staff", staff)
                .execute();
    }

    /** Takes an appeal from whoever works on it; an answer that is waited for is still waited for. */
    public void free(AppealId id) {
        handle.createUpdate("update appeals set assignee = null, "
                        + "state = case when state = 'INFO_REQUESTED' then state else 'RECEIVED' end where id = :id")
                .bind("id", id.value())
                .execute();
    }

    public void move(AppealId id, AppealState state) {
        handle.createUpdate("update appeals set state = :state where id = :id")
                .bind("id", id.value())
                .bind("state", state.name())
                .execute();
    }

    public void ask(AppealId id, String question) {
        handle.createUpdate("update appeals set question = :question, state = 'INFO_REQUESTED' where id = :id")
                .bind("id", id.value())
                .bind("question", question)
                .execute();
    }

    /** No answer came in time: the review goes on without one, or waits for somebody to take it. */
    public void goOn(AppealId id, Instant answerBy) {
        handle.createUpdate("update appeals set answer_by = :answer, "
                        + "state = case when assignee is null then 'RECEIVED' else 'IN_REVIEW' end where id = :id")
                .bind("id", id.value())
                .bind("answer", Column.time(answerBy))
                .execute();
    }

    /** @param words the whole statement, with what the account holder added at its end */
    public void add(AppealId id, String words, Instant answerBy) {
        handle.createUpdate("update appeals set statement = :words, "
                        + "answer_by = :answer, state = 'IN_REVIEW' where id = :id")
                .bind("id", id.value())
                .bind("words", words)
                .bind("answer", Column.time(answerBy))
                .execute();
    }

    /** A person turns an appeal away. */
    public void turnAway(AppealId id, String staff, String why) {
        handle.createUpdate(
                        "update appeals set state = 'INADMISSIBLE', assignee = :staff, closed_why = :why where id = :id")
                .bind("id", id.value())
                .bind("staff", staff)
                .bind("why", why)
                .execute();
    }

    /** Why an appeal was turned away, or null if it was not. */
    public @Nullable String whyTurnedAway(AppealId id) {
        return handle.createQuery("select closed_why from appeals where id = :id and closed_why is not null")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    public void keep(FileRow file, byte[] sealed) {
        handle.createUpdate("insert into appeal_files (appeal, number, name, type, size, sha256, sealed, at) "
                        + "values (:appeal, :number, :name, :type, :size, :sha256, :sealed, :at)")
                .bind("appeal", file.appeal().value())
                .bind("number", file.number())
                .bind("name", file.name())
                .bind("type", file.type())
                .bind("size", file.size())
                .bind("sha256", file.sha256())
                .bind("sealed", sealed)
                .bind("at", Column.time(file.at()))
                .execute();
    }

    public List<FileRow> files(AppealId id) {
        return handle.createQuery(
                        "select appeal, number, name, type, size, sha256, at from appeal_files where appeal = :id order by number")
                .bind("id", id.value())
                .map((row, context) -> new FileRow(
                        id,
                        row.getInt("number"),
                        row.getString("name"),
                        row.getString("type"),
                        row.getInt("size"),
                        row.getString("sha256"),
                        Column.instant(row, "at")))
                .list();
    }

    /** The encrypted content, or null. */
    public byte @Nullable [] sealed(AppealId id, int number) {
        return handle.createQuery("select sealed from appeal_files where appeal = :id and number = :number")
                .bind("id", id.value())
                .bind("number", number)
                .mapTo(byte[].class)
                .findOne()
                .orElse(null);
    }

    /** The appeal, or null. */
    public @Nullable AppealRow find(AppealId id) {
        return handle.createQuery(SELECT + "where a.id = :id")
                .bind("id", id.value())
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** The appeal against a decision, or null. */
    public @Nullable AppealRow against(DecisionId decision) {
        return handle.createQuery(SELECT + "where a.decision = :decision order by a.filed_at desc, a.id limit 1")
                .bind("decision", decision.value())
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** The won appeal against a decision, or against one that it followed, whose holder is not told yet; or null. */
    public @Nullable AppealRow wonAgainst(DecisionId decision) {
        return handle.createQuery("with recursive up(id) as (select :decision union "
                        + "select d.follows from decisions d join up on d.id = up.id where d.follows is not null) "
                        + SELECT + "where a.decision in (select id from up) and a.outcome = 'OVERTURNED' "
                        + "and a.state = 'DECIDED' limit 1")
                .bind("decision", decision.value())
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** Undecided appeals, the most urgent first, as one reader sees them: one question, however many there are. */
    public List<AppealLine> open(String reader, int limit) {
        return handle.createQuery("select a.id, a.decision, a.account, a.filed_at, a.answer_by, a.assignee, d.measure, "
                        + "(s.body::jsonb ->> 'score')::int as score, exists (select from decision_participants p "
                        + "where p.decision = a.decision and p.staff = :reader) as took_part "
                        + "from appeals a join decisions d on d.id = a.decision "
                        + "join assessments s on s.account = d.account and s.id = d.assessment "
                        + "where a.state in (" + OPEN + ") order by a.answer_by, a.id limit :limit")
                .bind("reader", reader)
                .bind("limit", limit)
                .map((row, context) -> new AppealLine(
                        new AppealId(row.getString("id")),
                        new DecisionId(row.getString("decision")),
                        new AccountId(row.getString("account")),
                        Measure.valueOf(row.getString("measure")),
                        row.getInt("score"),
                        Column.instant(row, "filed_at"),
                        Column.instant(row, "answer_by"),
                        row.getString("assignee"),
                        row.getBoolean("took_part")))
                .list();
    }

    public long openCount() {
        return handle.createQuery("select count(*) from appeals where state in (" + OPEN + ")")
                .mapTo(Long.class)
                .one();
    }

    /** How to reach the person, or null. */
    public @Nullable String contact(AppealId id) {
        return handle.createQuery("select contact from appeal_contacts where appeal = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    private static AppealRow row(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new AppealRow(
                new AppealId(row.getString("id")),
                new DecisionId(row.getString("decision")),
                new AccountId(row.getString("account")),
                row.getString("statement"),
                row.getBoolean("has_contact"),
                Column.instant(row, "filed_at"),
                Column.instant(row, "answer_by"),
                outcome == null ? null : AppealOutcome.valueOf(outcome),
                row.getString("decider"),
                row.getString("reasons"),
                Column.instantOrNull(row, "decided_at"),
                AppealState.valueOf(row.getString("state")),
                row.getString("assignee"),
                row.getString("hardship"),
                row.getString("language"),
                row.getString("question"),
                row.getString("closed_why"));
    }
}

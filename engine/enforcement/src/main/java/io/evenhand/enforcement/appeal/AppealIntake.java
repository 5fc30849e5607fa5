// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.enforcement.attachment.FileVault;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.AppealState;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.FileRow;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.ledger.VerdictRow;
import io.evenhand.enforcement.ledger.Worded;
import io.evenhand.enforcement.notice.AppealWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of an appeal before it is taken, and all that is written when it is. */
final class AppealIntake {
    private static final int HARDSHIP_LENGTH_MAX = 2_000;

    /** What the register of misuse calls repeated appeals. */
    private static final String APPEALS = "APPEALS";

    private final FileVault vault;

    AppealIntake(FileVault vault) {
        this.vault = vault;
    }

    /** What is wrong with a form whatever it is about, or null. */
    static Filing.@Nullable Why wrong(AppealForm form) {
        String words = form.statement().strip();
        String contact = form.contact();
        String hardship = form.hardship();
        if (words.isEmpty()) {
            return Filing.Why.STATEMENT_EMPTY;
        }
        if (words.length() > AppealDesk.STATEMENT_LENGTH_MAX) {
            return Filing.Why.STATEMENT_TOO_LONG;
        }
        if (contact != null && contact.strip().length() > AppealDesk.CONTACT_LENGTH_MAX) {
            return Filing.Why.CONTACT_TOO_LONG;
        }
        if (hardship != null && hardship.strip().length() > HARDSHIP_LENGTH_MAX) {
            return Filing.Why.STATEMENT_TOO_LONG;
        }
        long size = form.files().stream().mapToLong(AppealForm.Attachment::size).sum();
        return form.files().size() > AppealDesk.FILES_MAX || size > AppealDesk.FILES_SIZE_MAX
                ? Filing.Why.FILES_TOO_MANY
                : null;
    }

    /** The files of a form as they are kept, or null if one of them is nothing that is taken. */
    static @Nullable List<Attached> cleaned(AppealForm form) {
        List<Attached> files = new ArrayList<>();
        for (AppealForm.Attachment each : form.files()) {
            Attached attached = Attached.of(each);
            if (attached == null) {
                return null;
            }
            files.add(attached);
        }
        return files;
    }

    /** Takes the appeal, if one can be filed against the decision now. */
    Filing file(Books books, DecisionId decision, AppealForm form, List<Attached> files, Instant now) {
        DecisionRow row = books.decisions().find(decision, now);
        if (row == null) {
            return new Filing.Refused(Filing.Why.LINK_NOT_VALID);
        }
        AccountId account = row.decision().subject().account();
        books.accounts().lock(account);
        Filing.Why obstacle = obstacle(books, row, form, now);
        if (obstacle != null) {
            return new Filing.Refused(obstacle);
        }
        String contact = blankToNull(form.contact());
        AppealRow appeal = AppealRow.filed(
                new AppealId("a-" + UUID.randomUUID()),
                row.decision(),
                form.statement().strip(),
                contact != null,
                blankToNull(form.hardship()),
                form.language(),
                now,
                Deadlines.answerBy(row.decision().measure(), now));
        books.appeals().file(appeal, contact);
        books.appeals().raise(appeal.id(), form.grounds());
        keep(books, appeal, files, now);
        Deadlines.start(books, appeal, row.decision().measure());
        // the page that answers this request carries the number and the date: the appeal is acknowledged
        books.clocks().meet(appeal.id(), List.of(ClockRow.Kind.ACKNOWLEDGEMENT), now);
        books.letters().post(LetterRow.Kind.APPEAL_RECEIVED, account, decision, appeal.id(), now);
        books.cases().event(row.caseId(), CaseEventKind.APPEALED, null, null, now);
        books.audit()
                .append(
                        now,
                        "account holder",
                        "appeal.filed",
                        "appeal:" + appeal.id(),
                        Worded.detail("decision:" + decision, appeal.statement()));
        return new Filing.Filed(Appeal.of(appeal, row));
    }

    private static Filing.@Nullable Why obstacle(Books books, DecisionRow row, AppealForm form, Instant now) {
        DecisionId decision = row.decision().id();
        AppealRow earlier = books.appeals().against(decision);
        if (earlier != null && earlier.state() != AppealState.WITHDRAWN) {
            return Filing.Why.ALREADY_FILED;
        }
        // the first appeal against a measure is heard whatever happened before
        if (earlier != null
                && books.registers().isPaused(row.decision().subject().account(), APPEALS, now)) {
            return Filing.Why.PAUSED;
        }
        Instant until = AppealWindow.end(
                row.decision().reasons().appealUntil(),
                books.decisions().notices().reachedAt(decision));
        if (until != null && !now.isBefore(until)) {
            return Filing.Why.WINDOW_CLOSED;
        }
        return parts(books, row).containsAll(form.grounds()) ? null : Filing.Why.GROUND_NOT_KNOWN;
    }

    /** Everything that an appeal against this decision can call wrong. */
    private static Set<String> parts(Books books, DecisionRow row) {
        Set<String> known = new HashSet<>(AppealForm.CODES);
        VerdictRow verdict = books.accounts().verdict(row.decision().subject().account(), row.assessment());
        if (verdict != null) {
            verdict.assessment().atoms().forEach(atom -> known.add(AppealForm.FACTOR + atom.signal()));
        }
        return known;
    }

    private void keep(Books books, AppealRow appeal, List<Attached> files, Instant now) {
        int number = 0;
        for (Attached each : files) {
            FileRow file = new FileRow(
                    appeal.id(),
                    ++number,
                    each.name(),
                    each.type().value(),
                    each.content().length,
                    Sha256.hex(each.content()),
                    now);
            books.appeals().keep(file, vault.seal(each.content(), place(appeal.id(), number)));
        }
    }

    /** To what a file's encryption is bound. */
    static String place(AppealId appeal, int number) {
        return appeal + "/" + number;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

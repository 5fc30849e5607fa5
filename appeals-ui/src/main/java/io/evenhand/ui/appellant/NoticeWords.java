// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.notice.Notice;
import io.evenhand.ui.view.AppealFormView;
import io.evenhand.ui.view.AppealView;
import io.evenhand.ui.view.AppealWords;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.DecisionWords;
import io.evenhand.ui.view.EvidenceWords;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.NoticeView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The account holder's pages as models: pure functions of a notice, an appeal and the time. */
final class NoticeWords {
    static final FieldView STATEMENT = FieldView.blank(
            "statement",
            "What should we know?",
            "In your own words. For example: who the people are that you removed, or why they came and went.");
    static final FieldView CONTACT = FieldView.blank(
            "contact",
            "How can we reach you? (optional)",
            "An e-mail address or a phone number. You can always see the answer on this page without it.");

    private NoticeWords() {}

    static NoticeView notice(Notice notice, @Nullable Appeal appeal, String path, Instant now) {
        AppealView view = appeal == null ? null : AppealWords.of(appeal, now);
        String outcome = view == null ? null : view.outcome();
        String title = outcome != null && !notice.inForce() ? outcome : title(notice);
        return view(notice, view, title, path);
    }

    static NoticeView status(Notice notice, Appeal appeal, String path, Instant now) {
        AppealView view = AppealWords.of(appeal, now);
        return view(notice, view, view.decided() ? "Your appeal is decided" : "We have your appeal", path);
    }

    private static NoticeView view(Notice notice, @Nullable AppealView appeal, String title, String path) {
        return new NoticeView(
                PageView.of(title, Place.NOTICE),
                notice.account().value(),
                DecisionWords.of(notice),
                EvidenceWords.of(notice.factors(), notice.familyPoints(), notice.score()),
                notice.state(),
                appeal,
                Dates.minute(notice.reasons().appealUntil()),
                notice.appealPossible(),
                path);
    }

    static AppealFormView form(
            Notice notice, String csrf, FieldView statement, FieldView contact, String path, boolean resent) {
        boolean wrong = statement.wrong() != null || contact.wrong() != null;
        String title = (wrong ? "Error: " : "") + "Tell us if we got this wrong";
        return new AppealFormView(
                new PageView(title, Place.NOTICE, null, csrf),
                sentence(notice.headline()),
                notice.reasons().redress(),
                statement,
                contact,
                path,
                resent);
    }

    static @Nullable String statementWrong(Filing.Why why) {
        return switch (why) {
            case STATEMENT_EMPTY -> "Please tell us in your own words what is wrong.";
            case STATEMENT_TOO_LONG ->
                "Please shorten your text to " + AppealDesk.STATEMENT_LENGTH_MAX + " characters.";
            case GROUND_NOT_KNOWN -> "Please name a part of this decision.";
            case FILES_TOO_MANY -> "Please send ten files at most, with 10 MB together.";
            case FILE_NOT_TAKEN -> "One of the files is not a PDF, PNG, JPEG or text file, or it is damaged.";
            case LINK_NOT_VALID, WINDOW_CLOSED, ALREADY_FILED, CONTACT_TOO_LONG -> null;
        };
    }

    static @Nullable String contactWrong(Filing.Why why) {
        return why == Filing.Why.CONTACT_TOO_LONG ? "Please give one shorter address or number." : null;
    }

    private static String title(Notice notice) {
        return notice.inForce() ? headline(notice) : "This restriction is over";
    }

    private static String headline(Notice notice) {
        String headline = notice.headline().strip();
        return headline.endsWith(".") ? headline.substring(0, headline.length() - 1) : headline;
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") ? stripped : stripped + ".";
    }
}

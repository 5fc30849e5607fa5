// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealForm;
import io.evenhand.enforcement.appeal.Restoration;
import io.evenhand.enforcement.document.Facts;
import io.evenhand.enforcement.ledger.AnswerRow;
import io.evenhand.enforcement.ledger.AppealBook;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.AppealState;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.FileRow;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.StatusView;
import io.evenhand.ui.view.TimeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of an appeal, as a model. */
final class StatusWords {
    private StatusWords() {}

    /** Everything about an appeal that its holder may read. */
    record Papers(
            Appeal appeal, List<String> grounds, List<AnswerRow> answers, List<FileRow> files, List<ClockRow> clocks) {}

    static StatusView view(
            Visit visit, Papers papers, String csrf, @Nullable String typed, @Nullable String wrong, boolean resent) {
        Appeal appeal = papers.appeal();
        boolean open = appeal.state().isOpen();
        String title = title(visit, appeal);
        PageView page = wrong == null ? visit.page(title, csrf) : visit.pageWithFault(title, csrf);
        return new StatusView(
                page,
                open ? received(visit, appeal) : null,
                List.of(new FactView(visit.say("status.reference"), appeal.id().value())),
                tag(visit, appeal),
                late(visit, papers),
                outcome(visit, papers),
                question(visit, appeal, typed, wrong),
                papers.clocks().stream().map(clock -> clock(visit, clock)).toList(),
                timeline(visit, papers),
                papers.grounds().stream().map(ground -> ground(visit, ground)).toList(),
                appeal.statement(),
                papers.files().stream().map(FileRow::name).toList(),
                open ? visit.say("status.withdraw.hint", "until", NoticeWords.lastDay(visit)) : null,
                resent,
                visit.path());
    }

    private static String received(Visit visit, Appeal appeal) {
        return visit.say(
                "status.received.text",
                "ref",
                appeal.id().value(),
                "date",
                visit.language().day(appeal.answerBy()));
    }

    private static String title(Visit visit, Appeal appeal) {
        AppealOutcome outcome = appeal.outcome();
        if (outcome != null) {
            return visit.say("status.outcome." + outcome.name().toLowerCase(Locale.ROOT));
        }
        if (appeal.state() == AppealState.INADMISSIBLE) {
            return visit.say("status.outcome.turned_away");
        }
        return visit.say(appeal.state().isOpen() ? "status.received.title" : "status.decided.title");
    }

    /** The state in a word or two. */
    static String tag(Visit visit, Appeal appeal) {
        return visit.say(
                switch (appeal.state()) {
                    case RECEIVED -> "status.state.received";
                    case ASSIGNED, IN_REVIEW -> "status.state.being_reviewed";
                    case INFO_REQUESTED -> "status.state.info";
                    case DECIDED, REASONS_SENT, CLOSED -> "status.state.decided";
                    case WITHDRAWN -> "status.state.withdrawn";
                    case INADMISSIBLE -> "status.state.turned_away";
                });
    }

    private static @Nullable String late(Visit visit, Papers papers) {
        if (!papers.appeal().state().isOpen()) {
            return null;
        }
        boolean relieved = papers.clocks().stream().anyMatch(clock -> clock.relief() == ClockRow.Relief.RELIEVED);
        boolean missed = papers.clocks().stream().anyMatch(StatusWords::isOurs);
        return relieved ? visit.say("status.relieved") : missed ? visit.say("status.late") : null;
    }

    /** A missed clock that was ours to keep. */
    private static boolean isOurs(ClockRow clock) {
        return clock.breachedAt() != null && clock.kind() != ClockRow.Kind.INFO_REQUEST;
    }

    private static StatusView.@Nullable OutcomeView outcome(Visit visit, Papers papers) {
        Appeal appeal = papers.appeal();
        String reasons = appeal.outcome() == null ? appeal.turnedAway() : appeal.reasons();
        return reasons == null
                ? null
                : new StatusView.OutcomeView(
                        effects(visit, appeal),
                        reasons,
                        papers.answers().stream()
                                .map(each -> new StatusView.AnswerView(
                                        ground(visit, each.ground()),
                                        visit.say("status.result."
                                                + each.result().name().toLowerCase(Locale.ROOT)),
                                        each.words()))
                                .toList());
    }

    private static List<String> effects(Visit visit, Appeal appeal) {
        AppealOutcome outcome = appeal.outcome();
        if (outcome == null) {
            return List.of(visit.say("status.effect.upheld"));
        }
        return switch (outcome) {
            case UPHELD -> List.of(visit.say("status.effect.upheld"));
            case PARTLY -> List.of(visit.say("status.effect.partly"));
            case OVERTURNED ->
                List.of(
                        visit.say("status.effect.sorry"),
                        visit.say(
                                appeal.restoration() == Restoration.RESTORED
                                        ? "status.effect.restored"
                                        : "status.effect.waiting"));
        };
    }

    private static StatusView.@Nullable QuestionView question(
            Visit visit, Appeal appeal, @Nullable String typed, @Nullable String wrong) {
        String question = appeal.question();
        if (question == null || appeal.state() != AppealState.INFO_REQUESTED) {
            return null;
        }
        FieldView field = FieldView.blank("answer", visit.say("status.question.label"), "");
        return new StatusView.QuestionView(question, field.filled(typed == null ? "" : typed, wrong));
    }

    private static StatusView.ClockView clock(Visit visit, ClockRow clock) {
        String what = visit.say("status.clock." + clock.kind().name().toLowerCase(Locale.ROOT));
        TimeView due = Dates.minute(clock.dueAt(), visit.language());
        Instant met = clock.metAt();
        Instant breached = clock.breachedAt();
        if (breached != null) {
            return new StatusView.ClockView(
                    what,
                    due,
                    visit.say("status.clock.missed", "date", visit.language().day(breached)),
                    "late");
        }
        if (met != null) {
            return new StatusView.ClockView(
                    what,
                    due,
                    visit.say("status.clock.met", "date", visit.language().day(met)),
                    "done");
        }
        String state = clock.pausedAt() == null ? "status.clock.running" : "status.clock.paused";
        return new StatusView.ClockView(what, due, visit.say(state), "open");
    }

    private static List<StatusView.EntryView> timeline(Visit visit, Papers papers) {
        Appeal appeal = papers.appeal();
        List<StatusView.EntryView> entries = new ArrayList<>();
        add(visit, entries, visit.notice().row().deliveredAt(), "served");
        add(visit, entries, appeal.filedAt(), "filed");
        for (ClockRow clock : papers.clocks()) {
            if (clock.kind() == ClockRow.Kind.HUMAN_LOOK) {
                add(visit, entries, clock.metAt(), "looked");
            }
            if (clock.kind() == ClockRow.Kind.INFO_REQUEST) {
                add(visit, entries, clock.startedAt(), "asked");
                add(visit, entries, clock.metAt(), "answered");
            }
        }
        add(visit, entries, appeal.decidedAt(), "decided");
        if (appeal.restoration() == Restoration.RESTORED) {
            add(visit, entries, visit.notice().row().restoredAt(), "restored");
        }
        entries.sort(Comparator.comparing(entry -> entry.at().machine()));
        return entries;
    }

    private static void add(Visit visit, List<StatusView.EntryView> entries, @Nullable Instant at, String what) {
        if (at != null) {
            entries.add(
                    new StatusView.EntryView(Dates.minute(at, visit.language()), visit.say("status.timeline." + what)));
        }
    }

    /** A part of a decision in the reader's language: the sentence of the factor, or what a fixed part means. */
    static String ground(Visit visit, String ground) {
        if (ground.startsWith(AppealForm.FACTOR)) {
            EvidenceAtom atom = visit.notice().assessment().atom(ground.substring(AppealForm.FACTOR.length()));
            return atom == null ? ground : Facts.saw(atom, visit.language());
        }
        String part = ground.equals(AppealBook.WHOLE) ? "whole" : ground.toLowerCase(Locale.ROOT);
        return visit.say("appeal.parts." + part);
    }
}

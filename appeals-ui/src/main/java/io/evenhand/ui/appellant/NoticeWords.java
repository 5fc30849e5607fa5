// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.document.Facts;
import io.evenhand.enforcement.document.Statement;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.notice.LimitDraft;
import io.evenhand.enforcement.notice.ServedNotice;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.NoticeView;
import io.evenhand.ui.view.NoticeView.AppealBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notice as a model: a pure function of a visit, an appeal and the time. */
final class NoticeWords {
    private NoticeWords() {}

    /** @param proof of the form that leads to the holder's own pages */
    static NoticeView view(Visit visit, String proof, @Nullable Appeal appeal, Instant now) {
        ServedNotice notice = visit.notice();
        Decision decision = notice.decision();
        String over = over(visit, now);
        boolean running = appeal != null && appeal.state().isOpen();
        return new NoticeView(
                visit.page(over == null ? headline(visit) : visit.say("notice.over.title"), proof),
                visit.say(
                        "notice.about",
                        "account",
                        decision.subject().account().value(),
                        "decision",
                        decision.id().value()),
                over,
                appeal == null ? null : box(visit, appeal),
                works(visit),
                why(visit),
                over == null ? ends(visit) : null,
                notice.appealPossible() ? visit.say("notice.do.appeal.hint", "until", lastDay(visit)) : null,
                answerHint(visit),
                notice.appealPossible() || running || appeal != null
                        ? null
                        : visit.say("notice.window.closed", "until", lastDay(visit)),
                visit.path());
    }

    /** What changes and when, without a full stop. */
    static String headline(Visit visit) {
        return visit.notice().statement(visit.language()).title();
    }

    /** The last day on which an appeal can be made. */
    static String lastDay(Visit visit) {
        return visit.language()
                .day(visit.notice().decision().reasons().appealUntil().minusSeconds(1));
    }

    private static AppealBox box(Visit visit, Appeal appeal) {
        return new AppealBox(
                visit.say(appeal.state().isOpen() ? "notice.appeal.with_us" : "notice.appeal.decided"),
                List.of(
                        new FactView(visit.say("status.reference"), appeal.id().value()),
                        new FactView(visit.say("status.state"), StatusWords.tag(visit, appeal))));
    }

    private static @Nullable String answerHint(Visit visit) {
        Instant until = visit.notice().answerUntil();
        if (until == null) {
            return null;
        }
        boolean begins = visit.notice().decision().from().equals(until);
        return begins
                ? visit.say("notice.do.answer.hint", "until", visit.language().day(until))
                : visit.say("notice.do.answer.open");
    }

    private static String ends(Visit visit) {
        Instant until = visit.notice().decision().until();
        return until == null
                ? visit.say("notice.end.open")
                : visit.say("notice.end", "until", visit.language().day(until));
    }

    private static @Nullable String over(Visit visit, Instant now) {
        ServedNotice notice = visit.notice();
        Instant until = notice.decision().until();
        DecisionState state = notice.row().state();
        if (state == DecisionState.LIFTED) {
            String words = visit.say(notice.row().restoredAt() == null ? "notice.over.lifted" : "notice.over.restored");
            return notice.told() == null ? words : words + " " + notice.told();
        }
        if (state == DecisionState.REPLACED) {
            return visit.say("notice.over.replaced");
        }
        if (until != null && !now.isBefore(until)) {
            return visit.say("notice.over.ended", "until", visit.language().day(until));
        }
        return notice.row().withheld() ? visit.say("notice.over.withheld") : null;
    }

    private static List<String> works(Visit visit) {
        if (visit.notice().decision().measure() == Measure.LIMIT) {
            return List.of(
                    visit.say("notice.works.limit.own"),
                    visit.say("notice.works.limit.people"),
                    visit.say("notice.works.limit.streams", "streams", LimitDraft.EXTERNAL_STREAMS_MAX));
        }
        List<String> measure = block(visit, 0).paragraphs();
        return measure.subList(1, measure.size());
    }

    /** The strongest thing that was found, what the rule says that was applied, and why that kind of evidence counts. */
    private static List<String> why(Visit visit) {
        List<String> why = new ArrayList<>();
        List<String> found = block(visit, FACTS).paragraphs();
        if (!found.isEmpty()) {
            why.add(found.get(0));
        }
        visit.notice().rules().stream()
                .map(rule -> rule.says().in(visit.language().code()))
                .forEach(why::add);
        visit.notice().assessment().atoms().stream()
                .filter(atom -> atom.points() > 0)
                .max(Comparator.comparingInt(EvidenceAtom::points))
                .map(atom -> Facts.matters(atom, visit.language()))
                .ifPresent(why::add);
        return why;
    }

    /** Where the facts stand among the nine parts of a statement. */
    static final int FACTS = 4;

    private static Statement.Block block(Visit visit, int number) {
        return visit.notice().statement(visit.language()).blocks().get(number);
    }
}

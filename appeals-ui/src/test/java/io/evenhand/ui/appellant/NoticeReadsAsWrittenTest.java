// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Recourse;
import io.evenhand.enforcement.appeal.AppealDraft;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.AppealState;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.ui.Golden;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.StepView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeReadsAsWrittenTest {
    private static final List<Recourse<Family>> CHANGES =
            List.of(new Recourse<>(Set.of(Family.RHYTHM), 12, Outcome.NONE));

    @ParameterizedTest
    @EnumSource
    void theNoticeReadsAsWrittenInEveryLanguage(Language language) {
        String html = notice(Papers.visit(language, DecisionState.STANDING), null);
        Golden.assertMatches("notice-" + language.code() + ".html", html);
        assertEquals(1, html.split("<h1>", -1).length - 1, "one main heading");
        assertFalse(html.contains("<script"), "no script");
    }

    @ParameterizedTest
    @EnumSource
    void theExplanationReadsAsWrittenInEveryLanguage(Language language) {
        String html = why(Papers.visit(language, DecisionState.STANDING));
        Golden.assertMatches("why-" + language.code() + ".html", html);
        assertTrue(html.contains("<strong>") || html.contains("+31"), "the sum is shown");
    }

    @Test
    void theNoticeOfAnOverturnedDecisionSaysThatItIsOver() {
        String html = notice(
                Papers.visit(Language.EN, DecisionState.LIFTED),
                Papers.appeal(AppealState.REASONS_SENT, AppealOutcome.OVERTURNED, null));
        Golden.assertMatches("notice-overturned.html", html);
        assertTrue(html.contains("<h1>This restriction is over</h1>"));
        assertTrue(html.contains("We were wrong. Everything is back as it was. We are sorry."));
    }

    @Test
    void theFormKeepsWhatWasTypedAndSaysWhatIsWrongTwice() {
        Visit visit = Papers.visit(Language.EN, DecisionState.STANDING);
        String html = words(visit, "<b>they are & were family</b>", "Please shorten it.");
        Golden.assertMatches("appeal-words-error.html", html);
        assertTrue(html.contains("&lt;b&gt;they are &amp; were family&lt;/b&gt;"));
        assertTrue(html.contains("<a href=\"#statement\">Please shorten it.</a>"));
        assertTrue(html.contains("<title>Error: "), "the title says it first");
    }

    @Test
    void theStatusSaysWhatHappensNextAndTheAnswerAnswersEveryPart() {
        Visit visit = Papers.visit(Language.EN, DecisionState.STANDING);
        Golden.assertMatches("status-received.html", status(visit, Papers.appeal(AppealState.RECEIVED, null, null)));
        String decided = status(visit, Papers.appeal(AppealState.REASONS_SENT, AppealOutcome.UPHELD, null));
        Golden.assertMatches("status-upheld.html", decided);
        assertTrue(decided.contains("The seasons of a choir explain it."), decided);
        assertTrue(decided.contains("The rule is the same for everybody."), decided);
    }

    @ParameterizedTest
    @EnumSource
    void noPageAccuses(Language language) {
        for (String html : everyPage(language)) {
            for (String word : List.of(
                    "violation",
                    "fraud",
                    "abuse",
                    "guilty",
                    "cheat",
                    "illegal",
                    "final decision",
                    "betrug",
                    "missbrauch",
                    "coupable",
                    "infraction")) {
                assertFalse(html.toLowerCase(Locale.ROOT).contains(word), word);
            }
            assertFalse(html.contains("{") || html.contains("}"), "a slot that nobody filled");
        }
    }

    private static List<String> everyPage(Language language) {
        Visit visit = Papers.visit(language, DecisionState.STANDING);
        return List.of(
                notice(visit, null),
                why(visit),
                words(visit, "", null),
                status(visit, Papers.appeal(AppealState.INFO_REQUESTED, null, "Who are they?")),
                status(visit, Papers.appeal(AppealState.REASONS_SENT, AppealOutcome.OVERTURNED, null)));
    }

    private static String notice(Visit visit, StatusWords.@Nullable Papers papers) {
        return Pages.TEMPLATES
                .appellantNotice(NoticeWords.view(
                        visit, "proof", papers == null ? null : papers.appeal(), Papers.NOW.plusSeconds(60)))
                .render();
    }

    private static String why(Visit visit) {
        return Pages.TEMPLATES.appellantWhy(WhyWords.view(visit, CHANGES)).render();
    }

    private static String words(Visit visit, String typed, @Nullable String wrong) {
        AppealDraft draft = AppealDraft.blank("en").withStatement(typed);
        return Pages.TEMPLATES
                .appellantStepWords(new StepView.Words(
                        StepWords.frame(visit, Step.WORDS, "proof", wrong != null, false),
                        StepWords.statement(visit, draft.statement(), wrong),
                        10))
                .render();
    }

    private static String status(Visit visit, StatusWords.Papers papers) {
        return Pages.TEMPLATES
                .appellantStatus(StatusWords.view(visit, papers, "proof", null, null, false))
                .render();
    }
}

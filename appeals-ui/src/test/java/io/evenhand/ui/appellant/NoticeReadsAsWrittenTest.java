// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.decision.StatementOfReasons;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.Restoration;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.notice.Factor;
import io.evenhand.enforcement.notice.Notice;
import io.evenhand.ui.Golden;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.Pages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeReadsAsWrittenTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String PATH = "/n/d-1.abc.def";

    private static final List<Factor> FACTORS = List.of(
            new Factor(
                    "rhythm.tenure",
                    Family.RHYTHM,
                    19,
                    31,
                    1.2e-9,
                    "Access ended for 28 people after whole periods of about 30 days, out of 31 whose access ended. "
                            + "By chance alone this would be seen in less than 1 of 100,000,000 accounts."),
            new Factor(
                    "link.strong_keys",
                    Family.LINK,
                    12,
                    3,
                    null,
                    "3 other accounts that share servers use the same payment method, device or server key."),
            new Factor(
                    "ties.reciprocity",
                    Family.EXCULPATORY,
                    -3,
                    44,
                    null,
                    "Many of the people you share with share something back."));

    @Test
    void theNoticePageReadsAsWritten() {
        String html = render(notice(true, null), null);
        Golden.assertMatches("notice.html", html);
        assertEquals(1, html.split("<h1>", -1).length - 1, "one main heading");
        assertFalse(html.contains("<script"), "no script");
    }

    @Test
    void theNoticeOfAnOverturnedDecisionBeginsWithTheOutcome() {
        String html = render(
                notice(false, "We were wrong. Everything is back as it was. We are sorry."),
                appeal(AppealOutcome.OVERTURNED, Restoration.RESTORED));
        Golden.assertMatches("notice-overturned.html", html);
        assertTrue(html.contains("<h1>We were wrong. The restriction is lifted</h1>"));
    }

    @Test
    void theFormKeepsWhatWasTypedAndSaysWhatIsWrongTwice() {
        FieldView statement = NoticeWords.STATEMENT.filled("<b>they are & were family</b>", "Please shorten it.");
        String html = Pages.TEMPLATES
                .appellantAppealForm(
                        NoticeWords.form(notice(true, null), "proof", statement, NoticeWords.CONTACT, PATH, false))
                .render();
        Golden.assertMatches("appeal-form-error.html", html);
        assertTrue(html.contains("&lt;b&gt;they are &amp; were family&lt;/b&gt;"));
        assertTrue(html.contains("<a href=\"#statement\">Please shorten it.</a>"));
    }

    @Test
    void theStatusPageSaysWhatHappensNext() {
        String html = Pages.TEMPLATES
                .appellantStatus(NoticeWords.status(
                        notice(true, null), appeal(null, Restoration.NOT_DUE), PATH, NOW.plus(Duration.ofHours(1))))
                .render();
        Golden.assertMatches("appeal-status.html", html);
    }

    @Test
    void noPageAccuses() {
        String html = render(notice(true, null), null);
        for (String word : List.of("violation", "fraud", "abuse", "guilty", "cheat", "illegal", "final decision")) {
            assertFalse(html.toLowerCase(java.util.Locale.ROOT).contains(word), word);
        }
    }

    private static String render(Notice notice, @Nullable Appeal appeal) {
        return Pages.TEMPLATES
                .appellantNotice(NoticeWords.notice(notice, appeal, PATH, NOW))
                .render();
    }

    private static Notice notice(boolean inForce, @Nullable String state) {
        return new Notice(
                new DecisionId("d-1"),
                new AccountId("acc-1"),
                null,
                Measure.LIMIT,
                NOW,
                NOW.plus(Duration.ofDays(30)),
                "From 2 March 2026 until 1 April 2026, new invitations to your server are paused",
                List.of(
                        "Your server keeps working, and you and your household can watch as before.",
                        "People you already share with keep their access.",
                        "Up to 3 of them can watch at the same time."),
                reasons(),
                FACTORS,
                List.of(
                        new Notice.FamilyPoints("rhythm", 19, 22),
                        new Notice.FamilyPoints("link", 12, 16),
                        new Notice.FamilyPoints("exculpatory", -3, 0)),
                28,
                "Software found the pattern and applied a rule. No person has decided yet; on appeal, a person will.",
                inForce,
                state,
                NOW,
                inForce);
    }

    private static StatementOfReasons reasons() {
        return new StatementOfReasons(
                List.of(FACTORS.get(0).sentence(), FACTORS.get(1).sentence()),
                List.of(FACTORS.get(2).sentence()),
                List.of(
                        "We did not use where your server is hosted, your network, your country, or whether you use a VPN.",
                        "We did not use what you or anybody else watched.",
                        "We did not use what other accounts on the same network did."),
                "Terms of service, section on personal sharing: you may share your server with people you know, "
                        + "and you may not sell or rent access to it.",
                true,
                true,
                "You can appeal until 2 September 2026. It is free. Someone who was not involved will decide. "
                        + "You can also turn to a certified out-of-court body, to your data protection authority, "
                        + "or to a court.",
                Instant.parse("2026-09-03T12:00:00Z"));
    }

    private static Appeal appeal(@Nullable AppealOutcome outcome, Restoration restoration) {
        boolean decided = outcome != null;
        return new Appeal(
                new AppealId("a-1"),
                new DecisionId("d-1"),
                new AccountId("acc-1"),
                new CaseId("c-1"),
                "We are a choir.\nPeople come and go with the season.",
                false,
                NOW,
                NOW.plus(Duration.ofDays(7)),
                outcome,
                decided ? "bea" : null,
                decided ? "The season of a choir explains the dates. Nothing else spoke against you." : null,
                decided ? NOW.plus(Duration.ofDays(1)) : null,
                restoration);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Mailbox;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.ladder.Drafts;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an account holder must know comes by mail: once, whole, in their language, over a real SMTP server. */
class LettersArriveOnceIT {
    @Test
    void aLimitByRulesIsToldWithAllItsReasonsAsTextAndAsHtml() {
        try (Office office = new Office();
                Mailbox mailbox = new Mailbox(office)) {
            reach(office, "acc-1", "fr");
            DecisionRow row = office.limit("acc-1");
            mailbox.deliver();
            Mailbox.Mail mail = mailbox.only("À propos de votre compte\u00a0: à lire");
            assertTrue(mail.type().startsWith("multipart/alternative"));
            assertTrue(mail.firstType().startsWith("text/plain"), "a reader that knows HTML takes the last part");
            assertTrue(mail.secondType().startsWith("text/html"));
            for (String form : List.of(mail.text(), mail.html())) {
                assertTrue(form.contains("2 mars 2026"), form);
                assertTrue(form.contains("périodes entières"), "the facts, in the reader's language");
                assertTrue(form.contains("ni de votre hébergeur, ni de votre pays"));
                assertFalse(form.contains("{"), form);
            }
            assertTrue(mail.text().contains(office.links.link(row.decision())), "where to appeal");
            assertTrue(mail.html().contains("<html lang=\"fr\">"));
        }
    }

    @Test
    void eachLetterIsOneMailHoweverOftenCaseworkStartsAgain() throws Exception {
        try (Office office = new Office();
                Mailbox mailbox = new Mailbox(office)) {
            reach(office, "acc-1", "en");
            office.limit("acc-1");
            PostRoom first = new PostRoom(office.ledger, office.links, office.clock);
            assertEquals(1, first.run());
            assertEquals(0, first.run());
            assertEquals(0, new PostRoom(office.ledger, office.links, office.clock).run());
            mailbox.deliver();
            mailbox.deliver();
            office.clock.move(Duration.ofDays(3));
            mailbox.deliver();
            assertEquals(1, mailbox.subjects().size());
        }
    }

    @Test
    void whoCannotBeReachedYetHearsOfItWhenTheyCan() {
        try (Office office = new Office();
                Mailbox mailbox = new Mailbox(office)) {
            office.limit("acc-silent");
            reach(office, "acc-2", "en");
            office.limit("acc-2");
            mailbox.deliver();
            assertEquals(1, mailbox.subjects().size(), "a letter that cannot go keeps no other one back");
            reach(office, "acc-silent", "en");
            mailbox.deliver();
            assertEquals(2, mailbox.subjects().size());
        }
    }

    @Test
    void aWarningAQuestionALateAnswerAndADecisionAreToldStepByStep() {
        try (Office office = new Office();
                Mailbox mailbox = new Mailbox(office)) {
            reach(office, "acc-1", "de");
            var file = office.doubtful("acc-1");
            office.taken(file, Drafts.of(Measure.NOTICE));
            mailbox.deliver();
            Mailbox.Mail warning = mailbox.only("Wie Ihr Server geteilt wird: Bitte lesen");
            assertTrue(warning.text().contains("16. März 2026"), "fourteen days to answer");
            office.clock.move(Duration.ofDays(14));
            DecisionRow row = office.taken(file, Drafts.of(Measure.SUSPEND_ACCOUNT));
            Appeal appeal = office.appeal(row);
            mailbox.deliver();
            Mailbox.Mail received = mailbox.only("Ihr Einspruch ist da");
            assertTrue(received.text().contains(appeal.id().value()));
            assertTrue(received.text().contains("19. März 2026"), "answered within three days");
            assertNull(office.reviews.look(appeal.id(), Office.CLARA));
            assertNull(office.reviews.ask(appeal.id(), Office.CLARA, "Wer sind die Leute im Chor?"));
            mailbox.deliver();
            Mailbox.Mail asked = mailbox.only("Wir brauchen etwas von Ihnen");
            assertTrue(asked.text().contains("Wer sind die Leute im Chor?"));
            assertTrue(asked.text().contains("30. März 2026"));
            office.reviews.answer(office.token(row), "Vierzig Leute.");
            office.clock.move(Duration.ofDays(4));
            office.deadlines.look();
            mailbox.deliver();
            Mailbox.Mail late = mailbox.only("Wir sind in Verzug");
            assertTrue(late.text().contains("sind neue Einladungen zu Ihrem Server pausiert"), late.text());
            office.appeals.decide(appeal.id(), Office.CLARA, AppealOutcome.UPHELD, Office.REASON);
            mailbox.deliver();
            Mailbox.Mail decided = mailbox.only("Über Ihren Einspruch ist entschieden");
            assertTrue(decided.text().contains("Die Entscheidung bleibt"));
            assertTrue(decided.text().contains("Die Entscheidung als Ganzes: Wir sehen das anders. " + Office.REASON));
            assertTrue(decided.text().contains("Datenschutzbehörde"));
        }
    }

    @Test
    void whoIsTurnedAwayReadsWhy() {
        try (Office office = new Office();
                Mailbox mailbox = new Mailbox(office)) {
            reach(office, "acc-1", "en");
            Appeal appeal = office.appeal(office.limit("acc-1"));
            String why = "This appeal is about another account, whose own notice has its own link.";
            assertNull(office.reviews.turnAway(appeal.id(), Office.CLARA, why));
            mailbox.deliver();
            assertTrue(mailbox.only("Your appeal has been decided").text().contains(why));
        }
    }

    private static void reach(Office office, String account, String language) {
        office.ledger.run(books -> books.messages()
                .reach(new AccountId(account), language, account + "@example.org", null, office.clock.instant()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.PlainText;
import io.evenhand.enforcement.ladder.Drafts;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.RuleSaid;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever is limited by a rule reads what that rule says, and which clause it enforces, in their language. */
class RulesSpeakToThePersonIT {
    private static final Map<Language, String> SAYS =
            Map.of(Language.EN, "A high score.", Language.FR, "Un score élevé.", Language.DE, "Ein hoher Wert.");
    private static final Map<Language, String> CLAUSE = Map.of(
            Language.EN, "Personal sharing", Language.FR, "Partage personnel", Language.DE, "Persönliches Teilen");

    @Test
    void theStatementOfALimitHasTheRulesOwnSentence() {
        try (Office office = new Office()) {
            ServedNotice notice = served(office, office.limit("acc-1"));
            assertEquals(1, notice.rules().size());
            SAYS.forEach((language, sentence) -> {
                String text = PlainText.of(notice.statement(language));
                assertTrue(text.contains(sentence), text);
                assertTrue(text.contains(CLAUSE.get(language)), text);
            });
        }
    }

    /** A version can become unreadable for a later program; what people were told cannot. */
    @Test
    void itIsWhatTheRuleSaidAtTheTime() throws Exception {
        try (Office office = new Office()) {
            DecisionRow limit = office.limit("acc-1");
            RuleSaid told = served(office, limit).rules().get(0);
            assertEquals("fake", told.rule());
            assertEquals(
                    "A high score.",
                    office.database.value("select says_en from decision_rules where decision = '"
                            + limit.decision().id() + "'"));
        }
    }

    @Test
    void whatPeopleDecidedIsNotPutIntoTheMouthOfARule() {
        try (Office office = new Office()) {
            DecisionRow taken =
                    office.taken(office.doubtful("acc-1", Office.ANNA, Office.BORIS), Drafts.of(Measure.NOTICE));
            ServedNotice notice = served(office, taken);
            assertTrue(notice.rules().isEmpty());
            assertFalse(PlainText.of(notice.statement(Language.EN)).contains("A high score."));
        }
    }

    private static ServedNotice served(Office office, DecisionRow row) {
        ServedNotice notice = office.notices.served(office.token(row));
        assertNotNull(notice);
        return notice;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.MessageFormat;
import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.decision.Subject;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.ledger.RuleSaid;
import io.evenhand.enforcement.notice.LimitDraft;
import io.evenhand.enforcement.notice.Provenance;
import io.evenhand.rules.ruleset.Says;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** One decision says the same in three languages, as a page, as text and as PDF. */
class OneRecordThreeFormsTest {
    private static final Instant NOW = Instant.parse("2026-09-15T09:00:00Z");
    private static final RuleSaid RULE = new RuleSaid(
            "limit-shops",
            "personal-sharing",
            new Says("Many <people> come and go.", "Beaucoup de gens vont et viennent.", "Viele kommen und gehen."));
    private static final String FOUND = "A <colleague> bought access for 5 € — \u0142atwo.";

    @Test
    void everyLanguageHasEverySentenceWithTheSameSlots() {
        Phrasebook english = Documents.book(Language.EN);
        for (Language language : Language.values()) {
            Phrasebook book = Documents.book(language);
            assertEquals(english.keys(), book.keys(), language.code());
            for (String key : book.keys()) {
                assertEquals(slots(english, key), slots(book, key), language.code() + " " + key);
            }
        }
    }

    /** Whatever an account holder can be told of. */
    private static final List<Measure> TOLD = Arrays.stream(Measure.values())
            .filter(each -> each.compareTo(Measure.NOTICE) >= 0)
            .toList();

    @Test
    void allNinePartsSaySomethingInEveryLanguage() {
        for (Language language : Language.values()) {
            for (Measure measure : TOLD) {
                Statement statement = statement(measure, language);
                assertEquals(9, statement.blocks().size());
                String text = PlainText.of(statement);
                assertFalse(text.contains("{"), text);
                assertTrue(text.contains(FOUND), text);
            }
        }
        assertTrue(PlainText.of(statement(Measure.LIMIT, Language.DE)).contains("15. September 2026"));
        assertTrue(PlainText.of(statement(Measure.LIMIT, Language.FR)).contains("15 septembre 2026"));
    }

    @Test
    void theRuleSaysInTheReadersLanguageWhatItIsAndWhichClauseItEnforces() {
        for (Language language : Language.values()) {
            String text = PlainText.of(statement(Measure.LIMIT, language));
            assertTrue(text.contains(RULE.says().in(language.code())), text);
            String clause = Documents.book(language).say("clause.name.personal-sharing");
            assertTrue(text.contains("limit-shops") && text.contains(clause), text);
            for (Language other : Language.values()) {
                assertEquals(other == language, text.contains(RULE.says().in(other.code())), text);
            }
        }
    }

    @Test
    void aClauseThatOnlyAnOperatorsRulesNameIsCalledAsTheyCallIt() {
        RuleSaid own = new RuleSaid("limit-shops", "house-rule-4", RULE.says());
        String text = PlainText.of(statement(Measure.LIMIT, "Section 7.2.", List.of(own), Language.DE));
        assertTrue(text.contains("die Klausel house-rule-4 der Bedingungen"), text);
    }

    @Test
    void theClauseOfPersonalSharingIsSaidInTheReadersLanguage() {
        String english = PlainText.of(statement(Measure.LIMIT, LimitDraft.GROUND, List.of(), Language.EN));
        assertTrue(english.contains(LimitDraft.GROUND), english);
        String german = PlainText.of(statement(Measure.LIMIT, LimitDraft.GROUND, List.of(), Language.DE));
        assertTrue(german.contains("weder verkaufen noch vermieten"), german);
        String french = PlainText.of(statement(Measure.LIMIT, LimitDraft.GROUND, List.of(), Language.FR));
        assertTrue(french.contains("ni en vendre ni en louer l’accès"), french);
        assertFalse((german + french).contains(LimitDraft.GROUND));
    }

    @Test
    void aClauseThatPeopleWroteIsQuotedAndTheReaderOfAnotherLanguageIsToldSo() {
        assertTrue(PlainText.of(statement(Measure.LIMIT, Language.DE)).contains("entschieden haben: „Section 7.2.“"));
        assertTrue(
                PlainText.of(statement(Measure.LIMIT, Language.FR)).contains("ont décidé\u00a0: «\u00a0Section 7.2."));
    }

    @Test
    void whatPeopleWroteCannotBecomeMarkup() {
        String page = Html.of(statement(Measure.LIMIT, Language.FR));
        assertTrue(page.startsWith("<!doctype html>\n<html lang=\"fr\">"));
        assertTrue(page.contains("A &lt;colleague&gt; bought"));
        assertFalse(page.contains("<colleague>"));
        assertFalse(Html.of(statement(Measure.LIMIT, Language.EN)).contains("<people>"));
    }

    @Test
    void thePdfSaysWhatTheTextSays() throws IOException {
        Statement statement = statement(Measure.SUSPEND_ACCOUNT, Language.DE);
        byte[] pdf = Pdf.of(statement);
        try (var document = Loader.loadPDF(pdf)) {
            assertEquals("de", document.getDocumentCatalog().getLanguage());
            assertEquals(statement.title(), document.getDocumentInformation().getTitle());
            assertEquals(words(PlainText.of(statement)), words(new PDFTextStripper().getText(document)));
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).toList();
    }

    private static Set<String> slots(Phrasebook book, String key) {
        return new MessageFormat(book.pattern(key), book.language().locale()).getArgumentNames();
    }

    private static Statement statement(Measure measure, Language language) {
        return statement(measure, "Section 7.2.", List.of(RULE), language);
    }

    private static Statement statement(Measure measure, String ground, List<RuleSaid> rules, Language language) {
        Assessment assessment = Samples.damning("acc-1", "as-1", NOW);
        Provenance provenance = new Provenance(true, Provenance.Automation.PARTIALLY);
        Decision decision = new Decision(
                new DecisionId("d-1"),
                measure == Measure.SUSPEND_SERVER
                        ? new Subject(assessment.account(), new ServerId("srv-1"))
                        : Subject.account(assessment.account()),
                measure,
                new Origin.ByPeople("anna", "boris"),
                LimitDraft.statement(assessment, List.of(FOUND), ground, provenance, NOW),
                NOW,
                measure == Measure.TERMINATE ? null : NOW.plus(Duration.ofDays(30)));
        return Statements.of(decision, assessment, rules, Statements.everywhere(language), null, language);
    }
}

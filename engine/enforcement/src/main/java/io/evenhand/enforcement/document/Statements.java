// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.decision.StatementOfReasons;
import io.evenhand.enforcement.ledger.AnnexRow.Ground;
import io.evenhand.enforcement.ledger.RuleSaid;
import io.evenhand.enforcement.notice.LimitDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays a decision out as a statement of reasons; a pure function of what the ledger holds. */
public final class Statements {
    private static final int FACTS_MAX = 6;

    private Statements() {}

    /** {@link #of} of a measure that applies wherever the service is offered. */
    public static Statement everywhere(
            Decision decision,
            Assessment assessment,
            List<RuleSaid> rules,
            @Nullable Ground sealed,
            Language language) {
        return of(decision, assessment, rules, everywhere(language), sealed, language);
    }

    /**
     * @param rules that the decision rests on, with what each of them says; none if people decided
     * @param territory where the measure applies, in words
     * @param sealed why a part of the evidence is kept from the person, or null if all of it can be read
     */
    public static Statement of(
            Decision decision,
            Assessment assessment,
            List<RuleSaid> rules,
            String territory,
            @Nullable Ground sealed,
            Language language) {
        StatementOfReasons reasons = decision.reasons();
        String measure = "measure." + decision.measure().name().toLowerCase(Locale.ROOT);
        Instant until = decision.until();
        String from = language.day(decision.from());
        Phrasebook book = Documents.book(language);
        return new Statement(
                language,
                book.say(measure, "from", from),
                List.of(
                        block(
                                book,
                                "measure",
                                List.of(
                                        book.say(measure, "from", from),
                                        book.say("still."
                                                + decision.measure().name().toLowerCase(Locale.ROOT)))),
                        block(
                                book,
                                "scope",
                                List.of(book.say(
                                        decision.subject().server() == null ? "scope.account" : "scope.server"))),
                        block(
                                book,
                                "time",
                                List.of(
                                        until == null
                                                ? book.say("time.open", "from", from)
                                                : book.say("time.until", "from", from, "until", language.day(until)))),
                        block(book, "territory", List.of(territory)),
                        block(book, "facts", facts(decision, assessment, sealed, language)),
                        block(
                                book,
                                "source",
                                List.of(book.say(reasons.automatedDetection() ? "source.program" : "source.people"))),
                        block(book, "automation", List.of(automation(decision, book), book.say("notused"))),
                        block(book, "clause", clause(reasons, rules, language)),
                        block(
                                book,
                                "redress",
                                List.of(
                                        book.say(
                                                "redress.appeal",
                                                "until",
                                                language.day(
                                                        reasons.appealUntil().minusSeconds(1))),
                                        book.say("redress.else")))));
    }

    /** The clause, the rules that were applied in their own words, and why we think so. */
    private static List<String> clause(StatementOfReasons reasons, List<RuleSaid> rules, Language language) {
        Phrasebook book = Documents.book(language);
        List<String> paragraphs = new ArrayList<>(List.of(ground(reasons.ground(), language)));
        for (RuleSaid each : rules) {
            paragraphs.add(book.say(
                    "clause.rule",
                    "says",
                    each.says().in(language.code()),
                    "rule",
                    each.rule(),
                    "clause",
                    clauseName(each.clause(), book)));
        }
        paragraphs.add(book.say("clause.why"));
        return paragraphs;
    }

    /** The clause of personal sharing in the reader's language; one that people wrote is quoted as they wrote it. */
    public static String ground(String ground, Language language) {
        Phrasebook book = Documents.book(language);
        return ground.equals(LimitDraft.GROUND)
                ? book.say("clause.personal_sharing")
                : book.say("clause.as_written", "text", ground);
    }

    /** What a clause is called; those that an operator's own rules name are called as the operator does. */
    private static String clauseName(String clause, Phrasebook book) {
        String key = "clause.name." + clause;
        return book.has(key) ? book.say(key) : clause;
    }

    private static Statement.Block block(Phrasebook book, String name, List<String> paragraphs) {
        return new Statement.Block(book.say("heading." + name), paragraphs);
    }

    private static String automation(Decision decision, Phrasebook book) {
        Origin origin = decision.origin();
        if (origin instanceof Origin.ByRule) {
            return book.say("automation.fully");
        }
        if (origin instanceof Origin.ByClock) {
            return book.say("automation.clock");
        }
        return book.say(origin instanceof Origin.OnAppeal ? "automation.appeal" : "automation.people");
    }

    /** What people wrote comes first and in their words; what the program found is said in the reader's language. */
    private static List<String> facts(
            Decision decision, Assessment assessment, @Nullable Ground sealed, Language language) {
        Set<String> byProgram = assessment.atoms().stream()
                .map(atom -> Facts.saw(atom, Language.EN))
                .collect(Collectors.toSet());
        List<String> facts = new ArrayList<>();
        decision.reasons().facts().stream()
                .filter(fact -> !byProgram.contains(fact))
                .map(fact -> Documents.book(language).say("fact.people", "text", fact))
                .forEach(facts::add);
        assessment.atoms().stream()
                .filter(atom -> atom.points() > 0)
                .sorted(Comparator.comparingInt(EvidenceAtom::points).reversed().thenComparing(EvidenceAtom::signal))
                .limit(FACTS_MAX)
                .map(atom -> Facts.saw(atom, language))
                .forEach(facts::add);
        if (sealed != null) {
            facts.add(Documents.book(language).say("sealed." + sealed.name().toLowerCase(Locale.ROOT)));
        }
        return facts;
    }

    /** Wherever the service is offered, in words. */
    public static String everywhere(Language language) {
        return Documents.book(language).say("territory.everywhere");
    }
}

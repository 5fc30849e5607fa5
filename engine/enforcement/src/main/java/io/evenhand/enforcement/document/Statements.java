// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.decision.StatementOfReasons;
import io.evenhand.enforcement.notice.Sentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Lays a decision out as a statement of reasons; a pure function of what the ledger holds. */
public final class Statements {
    private static final int FACTS_MAX = 6;

    private Statements() {}

    /** {@link #of} of a measure that applies wherever the service is offered. */
    public static Statement everywhere(Decision decision, Assessment assessment, Language language) {
        return of(decision, assessment, language.say("territory.everywhere"), language);
    }

    /**
     * @param territory where the measure applies, in words
     */
    public static Statement of(Decision decision, Assessment assessment, String territory, Language language) {
        StatementOfReasons reasons = decision.reasons();
        String measure = "measure." + decision.measure().name().toLowerCase(Locale.ROOT);
        Instant until = decision.until();
        String from = language.day(decision.from());
        return new Statement(
                language,
                language.say(measure, from),
                List.of(
                        block(
                                language,
                                "measure",
                                List.of(
                                        language.say(measure, from),
                                        language.say("still."
                                                + decision.measure().name().toLowerCase(Locale.ROOT)))),
                        block(
                                language,
                                "scope",
                                List.of(language.say(
                                        decision.subject().server() == null ? "scope.account" : "scope.server"))),
                        block(
                                language,
                                "time",
                                List.of(
                                        until == null
                                                ? language.say("time.open", from)
                                                : language.say("time.until", from, language.day(until)))),
                        block(language, "territory", List.of(territory)),
                        block(language, "facts", facts(decision, assessment, language)),
                        block(
                                language,
                                "source",
                                List.of(language.say(
                                        reasons.automatedDetection() ? "source.program" : "source.people"))),
                        block(language, "automation", List.of(automation(decision, language), language.say("notused"))),
                        block(language, "clause", List.of(reasons.ground(), language.say("clause.why"))),
                        block(
                                language,
                                "redress",
                                List.of(
                                        language.say(
                                                "redress.appeal",
                                                language.day(
                                                        reasons.appealUntil().minusSeconds(1))),
                                        language.say("redress.else")))));
    }

    private static Statement.Block block(Language language, String name, List<String> paragraphs) {
        return new Statement.Block(language.say("heading." + name), paragraphs);
    }

    private static String automation(Decision decision, Language language) {
        Origin origin = decision.origin();
        if (origin instanceof Origin.ByRule) {
            return language.say("automation.fully");
        }
        if (origin instanceof Origin.ByClock) {
            return language.say("automation.clock");
        }
        return language.say(origin instanceof Origin.OnAppeal ? "automation.appeal" : "automation.people");
    }

    /** What people wrote comes first and in their words; what the program found is said in the reader's language. */
    private static List<String> facts(Decision decision, Assessment assessment, Language language) {
        Set<String> byProgram = Sentences.against(assessment).stream()
                .map(factor -> factor.sentence())
                .collect(Collectors.toSet());
        List<String> facts = new ArrayList<>();
        decision.reasons().facts().stream()
                .filter(fact -> !byProgram.contains(fact))
                .map(fact -> language.say("fact.people", fact))
                .forEach(facts::add);
        assessment.atoms().stream()
                .filter(atom -> atom.points() > 0)
                .sorted(Comparator.comparingInt(EvidenceAtom::points).reversed().thenComparing(EvidenceAtom::signal))
                .limit(FACTS_MAX)
                .map(atom -> fact(atom, language))
                .forEach(facts::add);
        return facts;
    }

    private static String fact(EvidenceAtom atom, Language language) {
        long period = Math.round(atom.detail().getOrDefault("periodDays", 0.0));
        String known = language.sayIfKnown("fact." + atom.signal(), atom.n(), period);
        return known != null ? known : language.say("family." + atom.family().wire(), atom.n(), period);
    }
}

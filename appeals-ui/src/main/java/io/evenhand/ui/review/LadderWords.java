// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.document.Statements;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ladder.Foreseen;
import io.evenhand.enforcement.ladder.LadderDesk;
import io.evenhand.enforcement.ladder.Stage;
import io.evenhand.enforcement.ladder.Stepped;
import io.evenhand.enforcement.ledger.ProposalRow;
import io.evenhand.enforcement.ledger.Urgency;
import io.evenhand.enforcement.transparency.PublicPreview;
import io.evenhand.enforcement.transparency.PublicStatement;
import io.evenhand.ui.text.Recorded;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.DecisionWords;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.MeasureView;
import io.evenhand.ui.view.ProposalView;
import io.evenhand.ui.view.StatementView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Steps on the ladder as models of pages: pure functions of what the ledger says. */
final class LadderWords {
    static final Set<String> STEPS = Set.of("submit", "withdraw", "agree", "refuse");

    private LadderWords() {}

    /** What can be done with a proposal, and its name in a form. */
    static List<ChoiceView> steps(ProposalRow row, DossierWords.Reading by, @Nullable String chosen) {
        StaffMember reader = by.reader();
        if (!reader.role().readsCases()) {
            return List.of();
        }
        Stage stage = Stage.of(row);
        if (stage instanceof Stage.Proposed && row.proposer().equals(reader.name())) {
            return choices(List.of("submit", "withdraw"), chosen, by.words());
        }
        if (stage instanceof Stage.AwaitingSecond waiting && waiting.mayAgree(reader.name())) {
            return choices(List.of("agree", "refuse"), chosen, by.words());
        }
        return List.of();
    }

    private static List<ChoiceView> choices(List<String> steps, @Nullable String chosen, Phrasebook words) {
        return steps.stream()
                .map(step -> new ChoiceView(step, words.say("case.step." + step), step.equals(chosen)))
                .toList();
    }

    static ProposalView proposal(ProposalRow row, DossierWords.Reading by, Entry entry) {
        Foreseen foreseen = by.foreseen();
        return new ProposalView(
                row.id(),
                row.version(),
                facts(row, by.words()),
                foreseen == null ? null : statement(foreseen, by.words().language()),
                steps(row, by, entry.step()),
                entry.stepWrong(),
                entry.reason());
    }

    private static List<FactView> facts(ProposalRow row, Phrasebook words) {
        List<FactView> facts = new ArrayList<>();
        facts.add(fact("case.proposal.measure", DecisionWords.name(row.measure(), words), words));
        if (row.subject().server() != null) {
            facts.add(fact("case.proposal.server", row.subject().server().value(), words));
        }
        facts.add(fact("case.proposal.by", row.proposer(), words));
        String approver = row.approver();
        if (approver != null) {
            facts.add(fact("case.proposal.agreed", words.say("case.proposal.one_more", "name", approver), words));
        }
        facts.add(fact(
                "case.proposal.state",
                words.say(
                        row.state() == ProposalRow.State.PROPOSED
                                ? "case.proposal.state.proposed"
                                : "case.proposal.state.awaiting"),
                words));
        facts.add(fact("case.proposal.clause", Statements.ground(row.clause(), words.language()), words));
        facts.add(fact("case.proposal.terms", row.terms(), words));
        facts.add(fact("case.proposal.facts", row.facts(), words));
        facts.add(fact("case.proposal.milder", row.proportionality(), words));
        facts.add(fact(
                "case.proposal.length",
                row.days() == null ? words.say("desk.measure.endless") : Counts.of(row.days(), "day", words),
                words));
        if (row.urgency() != null) {
            facts.add(fact("case.proposal.no_warning", urgency(row.urgency(), words), words));
        }
        return facts;
    }

    private static FactView fact(String key, String text, Phrasebook words) {
        return new FactView(words.say(key), text);
    }

    static String urgency(Urgency urgency, Phrasebook words) {
        return words.say("case.urgency." + CaseWords.key(urgency));
    }

    static MeasureView.Outcome outcome(Foreseen foreseen, List<String> names, Phrasebook words) {
        Instant until = foreseen.decision().until();
        PublicPreview published = PublicPreview.of(
                foreseen.decision(), foreseen.assessment(), foreseen.provenance(), foreseen.reported(), names);
        String from = words.language().minute(foreseen.decision().from());
        return new MeasureView.Outcome(
                List.of(
                        fact("case.preview.begin", words.say("case.preview.begin.at", "date", from), words),
                        fact(
                                "case.preview.end",
                                until == null
                                        ? words.say("case.preview.never")
                                        : words.language().minute(until),
                                words)),
                Arrays.stream(Language.values())
                        .map(language -> statement(foreseen, language))
                        .toList(),
                published == null ? List.of() : published(published.statement(), words),
                scrubber(published, words));
    }

    private static StatementView statement(Foreseen foreseen, Language language) {
        return CaseWords.statement(Statements.everywhere(
                foreseen.decision(), foreseen.assessment(), List.of(), foreseen.sealed(), language));
    }

    /** What is published is English in every language of the desk: so it is sent. */
    private static List<FactView> published(PublicStatement statement, Phrasebook words) {
        return List.of(
                fact("case.proposal.facts", statement.decisionFacts(), words),
                fact("case.preview.ground", statement.incompatibleContentGround(), words),
                fact("case.preview.explanation", statement.incompatibleContentExplanation(), words),
                fact("case.preview.found", statement.automatedDetection(), words),
                fact("case.preview.decided", statement.automatedDecision(), words),
                fact("case.preview.from", statement.applicationDate(), words));
    }

    private static String scrubber(@Nullable PublicPreview published, Phrasebook words) {
        if (published == null) {
            return words.say("case.preview.unpublished");
        }
        String finding = published.finding();
        return finding == null
                ? words.say("case.preview.clean")
                : words.say("case.preview.personal", "what", Recorded.say(words, "case.personal.", finding));
    }

    static int status(Stepped.Why why) {
        return switch (why) {
            case NOT_FOUND -> 404;
            case ROLE, SAME_PERSON, FILE_NOT_OPENED, NO_OWN_VIEW -> 403;
            case TEXT_TOO_SHORT -> 422;
            case STATE, OUT_OF_DATE, PICTURE_CHANGED, EVIDENCE_NEEDED, ALLOWLISTED, APPEAL_OPEN, ALREADY_RESTRICTED ->
                409;
        };
    }

    static String wrong(Stepped.Why why, Phrasebook words) {
        return words.say("case.stepped." + CaseWords.key(why), "min", LadderDesk.REASON_LENGTH_MIN);
    }
}

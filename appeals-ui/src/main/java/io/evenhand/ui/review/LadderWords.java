// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Statement;
import io.evenhand.enforcement.document.Statements;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ladder.Foreseen;
import io.evenhand.enforcement.ladder.Stage;
import io.evenhand.enforcement.ladder.Stepped;
import io.evenhand.enforcement.ledger.ProposalRow;
import io.evenhand.enforcement.ledger.Urgency;
import io.evenhand.enforcement.transparency.PublicPreview;
import io.evenhand.enforcement.transparency.PublicStatement;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
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
    static List<ChoiceView> steps(ProposalRow row, StaffMember reader, @Nullable String chosen) {
        if (!reader.role().readsCases()) {
            return List.of();
        }
        Stage stage = Stage.of(row);
        if (stage instanceof Stage.Proposed && row.proposer().equals(reader.name())) {
            return List.of(
                    new ChoiceView("submit", "Put it before a second person", "submit".equals(chosen)),
                    new ChoiceView("withdraw", "Take it back", "withdraw".equals(chosen)));
        }
        if (stage instanceof Stage.AwaitingSecond waiting && waiting.mayAgree(reader.name())) {
            return List.of(
                    new ChoiceView("agree", "Agree; the notice is served", "agree".equals(chosen)),
                    new ChoiceView(
                            "refuse", "Refuse; nothing happens and the case is open again", "refuse".equals(chosen)));
        }
        return List.of();
    }

    static ProposalView proposal(ProposalRow row, @Nullable Foreseen foreseen, StaffMember reader, Entry entry) {
        return new ProposalView(
                row.id(),
                row.version(),
                facts(row),
                foreseen == null ? null : statement(foreseen, Language.EN),
                steps(row, reader, entry.step()),
                entry.stepWrong(),
                entry.reason());
    }

    private static List<FactView> facts(ProposalRow row) {
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView("Measure", DecisionWords.name(row.measure())));
        if (row.subject().server() != null) {
            facts.add(new FactView("Server", row.subject().server().value()));
        }
        facts.add(new FactView("Proposed by", row.proposer()));
        if (row.approver() != null) {
            facts.add(new FactView("Agreed already", row.approver() + "; one more person must find it urgent"));
        }
        facts.add(new FactView(
                "State",
                row.state() == ProposalRow.State.PROPOSED
                        ? "written down, not yet before a second person"
                        : "waits for a second person"));
        facts.add(new FactView("Clause", row.clause()));
        facts.add(new FactView("Version of the terms", row.terms()));
        facts.add(new FactView("Facts", row.facts()));
        facts.add(new FactView("Why nothing milder would do", row.proportionality()));
        facts.add(new FactView("How long", row.days() == null ? "without an end" : Counts.of(row.days(), "day")));
        if (row.urgency() != null) {
            facts.add(new FactView("Why there is no warning", urgency(row.urgency())));
        }
        return facts;
    }

    static String urgency(Urgency urgency) {
        return switch (urgency) {
            case LEGAL_OBLIGATION -> "A law or an authority's order leaves no time.";
            case ONGOING_HARM -> "Other people are being harmed now.";
            case REPEATED_AFTER_SUSPENSION -> "The same conduct began again after a suspension for it.";
        };
    }

    static MeasureView.Outcome outcome(Foreseen foreseen, List<String> names) {
        Instant until = foreseen.decision().until();
        PublicPreview published = PublicPreview.of(
                foreseen.decision(), foreseen.assessment(), foreseen.provenance(), foreseen.reported(), names);
        return new MeasureView.Outcome(
                List.of(
                        new FactView(
                                "Would begin",
                                Dates.minute(foreseen.decision().from()).text() + ", if a second person agreed now"),
                        new FactView(
                                "Would end",
                                until == null ? "never" : Dates.minute(until).text())),
                Arrays.stream(Language.values())
                        .map(language -> statement(foreseen, language))
                        .toList(),
                published == null ? List.of() : published(published.statement()),
                scrubber(published));
    }

    private static StatementView statement(Foreseen foreseen, Language language) {
        Statement statement = Statements.everywhere(
                foreseen.decision(), foreseen.assessment(), List.of(), foreseen.sealed(), language);
        String name =
                switch (language) {
                    case EN -> "English";
                    case FR -> "Français";
                    case DE -> "Deutsch";
                };
        return new StatementView(language.code(), name, statement.title(), statement.blocks());
    }

    private static List<FactView> published(PublicStatement statement) {
        return List.of(
                new FactView("Facts", statement.decisionFacts()),
                new FactView("Ground", statement.incompatibleContentGround()),
                new FactView("Explanation", statement.incompatibleContentExplanation()),
                new FactView("Found by a program", statement.automatedDetection()),
                new FactView("Decided by a program", statement.automatedDecision()),
                new FactView("Applies from", statement.applicationDate()));
    }

    private static String scrubber(@Nullable PublicPreview published) {
        if (published == null) {
            return "A notice restricts nothing, so nothing is published.";
        }
        return published.finding() == null
                ? "The scrubber found nothing personal in it. The facts that you wrote are not published."
                : "The scrubber found " + published.finding() + ": it would not be sent.";
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

    static String wrong(Stepped.Why why) {
        return switch (why) {
            case NOT_FOUND -> "This is not there any more.";
            case ROLE -> "Your role does not decide cases.";
            case STATE -> "The case has moved on. Please read it again.";
            case OUT_OF_DATE -> "Somebody else acted in the meantime. Please read it again.";
            case TEXT_TOO_SHORT -> Entry.REASON_WRONG;
            case FILE_NOT_OPENED -> "Everybody who decides has to read the file first, also after an answer.";
            case EVIDENCE_NEEDED ->
                "A suspension or more rests on evidence that two people have verified; there is none yet.";
            case NO_OWN_VIEW -> "Please write down your own view of the evidence first.";
            case PICTURE_CHANGED ->
                "Newer evidence says something else than what was proposed on. Refuse it; it can be proposed anew.";
            case SAME_PERSON -> "You took part in this already. Another person has to agree or refuse.";
            case ALLOWLISTED -> "An allowlist entry keeps measures away from this account.";
            case APPEAL_OPEN -> "An appeal is open. Nothing more happens until it is decided.";
            case ALREADY_RESTRICTED -> "A measure that is as harsh stands already.";
        };
    }
}

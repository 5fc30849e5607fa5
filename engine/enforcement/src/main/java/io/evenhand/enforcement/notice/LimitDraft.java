// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.decision.StatementOfReasons;
import io.evenhand.contract.decision.Subject;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A limit with its statement of reasons, ready to be enacted: what may be taken away by a rule, and not more. */
public final class LimitDraft {
    /** How long a limit lasts. */
    public static final Duration LENGTH = Duration.ofDays(30);

    /** How many people outside the household may watch at once. */
    public static final int EXTERNAL_STREAMS_MAX = 3;

    private static final int FACTS_MAX = 4;
    /** The clause that a rule's limit rests on; documents say it in the reader's language. */
    public static final String GROUND = "Terms of service, section on personal sharing: you may share your server with "
            + "people you know, and you may not sell or rent access to it.";

    private LimitDraft() {}

    /** A limit that takes effect as its notice is delivered, now. */
    public static DecisionRow of(
            CaseId caseId, Assessment assessment, Verdict verdict, Origin origin, Provenance provenance, Instant now) {
        Instant from = now.truncatedTo(ChronoUnit.MILLIS);
        Decision decision = new Decision(
                new DecisionId("d-" + UUID.randomUUID()),
                Subject.account(assessment.account()),
                Measure.LIMIT,
                origin,
                statement(assessment, List.of(), GROUND, provenance, from),
                from,
                from.plus(LENGTH));
        return DecisionRow.taken(decision, caseId, assessment.id(), verdict.reasons(), from);
    }

    /**
     * The statement of reasons of a measure.
     *
     * @param found what people found out besides the assessment, one sentence each; they come first
     * @param ground the clause that the conduct is held to break
     */
    public static StatementOfReasons statement(
            Assessment assessment, List<String> found, String ground, Provenance provenance, Instant deliveredAt) {
        List<String> facts = Stream.concat(
                        found.stream(), Sentences.against(assessment).stream().map(Factor::sentence))
                .limit(FACTS_MAX)
                .toList();
        if (facts.isEmpty()) {
            facts = List.of(
                    "People who looked at how your server is shared found that access to it is offered for money.");
        }
        return new StatementOfReasons(
                facts,
                Sentences.inFavour(assessment).stream().map(Factor::sentence).toList(),
                Sentences.NOT_USED,
                ground,
                provenance.detectedByProgram(),
                provenance.decision() == Provenance.Automation.FULLY,
                redress(deliveredAt),
                AppealWindow.end(deliveredAt));
    }

    /** How to have a decision of {@code deliveredAt} looked at again. */
    public static String redress(Instant deliveredAt) {
        return "You can appeal until " + AppealWindow.lastDay(deliveredAt)
                + ". It is free. Someone who was not involved will decide. You can also turn to a certified "
                + "out-of-court body, to your data protection authority, or to a court.";
    }
}

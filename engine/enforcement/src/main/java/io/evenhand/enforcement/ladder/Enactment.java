// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ladder;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.ledger.AnnexRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.Grounds;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.ledger.ProposalRow;
import io.evenhand.enforcement.ledger.VerdictRow;
import io.evenhand.enforcement.notice.LimitDraft;
import io.evenhand.enforcement.notice.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Serving the notice of a measure that everybody who is needed agreed to: all that follows, in one transaction. */
final class Enactment {
    private Enactment() {}

    static DecisionId serve(Books books, CaseRow file, ProposalRow proposal, Stage.Agreed agreed, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        Lead lead = lead(books, file, proposal, now);
        DecisionRow row = row(books, file, proposal, agreed, lead, now);
        Set<String> participants = new HashSet<>(books.cases().participants(file.id()));
        participants.addAll(List.of(agreed.proposer(), agreed.approver()));
        if (agreed.secondApprover() != null) {
            participants.add(agreed.secondApprover());
        }
        List<DecisionRow> milder = lead.from().isAfter(now) ? List.of() : milderStanding(books, row, now);
        books.decisions()
                .enact(
                        row,
                        participants,
                        new Grounds(
                                proposal.clause(),
                                proposal.terms(),
                                proposal.proportionality(),
                                proposal.urgency(),
                                agreed.secondApprover(),
                                lead.warnedBy(),
                                lead.warnedAt(),
                                null));
        DecisionId id = row.decision().id();
        milder.forEach(
                each -> books.decisions().replace(each.decision().id(), file.account(), id, agreed.approver(), now));
        books.letters().post(LetterRow.Kind.NOTICE_SERVED, file.account(), id, null, now);
        settle(books, file, proposal.measure(), now);
        return id;
    }

    private static Lead lead(Books books, CaseRow file, ProposalRow proposal, Instant now) {
        DecisionRow warning = books.decisions().warning(file.id(), Lead.warningsSince(now), now);
        Instant reachedAt = warning == null
                ? null
                : books.decisions().notices().reachedAt(warning.decision().id());
        return Lead.of(proposal.measure(), warning, reachedAt, proposal.urgency() != null, now);
    }

    /** What serving would lead to, without doing it. */
    static Foreseen foresee(Books books, CaseRow file, ProposalRow proposal, Instant now) {
        Lead lead = lead(books, file, proposal, now);
        // who will agree is not known yet, and nobody reads the name
        Stage.Agreed agreed =
                new Stage.Agreed(proposal.proposer(), "a second person beside " + proposal.proposer(), null);
        Decision decision = row(books, file, proposal, agreed, lead, now).decision();
        boolean reported = books.evidence().of(file.id()).stream()
                .anyMatch(each -> each.kind() == EvidenceRow.Kind.THIRD_PARTY_REPORT);
        AnnexRow sealed = books.annexes().of(file.id());
        return new Foreseen(
                decision,
                verdict(books, file).assessment(),
                Provenance.of(books.cases().events(file.id()), decision.origin()),
                reported,
                sealed == null ? null : sealed.ground());
    }

    /** After a warning the case stays with people, who wait for an answer; any other measure decides it. */
    private static void settle(Books books, CaseRow file, Measure measure, Instant now) {
        if (measure == Measure.NOTICE) {
            books.cases().move(file.id(), CaseState.OPEN, null, null, now);
            books.cases().rest(file.id(), Lead.answerUntil(now));
        } else {
            books.cases().move(file.id(), CaseState.DECIDED, null, null, now);
        }
    }

    /** What a harsher measure that begins at once takes the place of. */
    private static List<DecisionRow> milderStanding(Books books, DecisionRow harsher, Instant now) {
        if (harsher.decision().measure() == Measure.NOTICE) {
            return List.of();
        }
        return books.decisions().of(harsher.decision().subject().account(), now).stream()
                .filter(row -> row.state() == DecisionState.STANDING
                        && row.decision().measure() != Measure.NOTICE
                        && row.decision().measure().compareTo(harsher.decision().measure()) < 0
                        && (row.decision().until() == null
                                || now.isBefore(row.decision().until())))
                .toList();
    }

    private static DecisionRow row(
            Books books, CaseRow file, ProposalRow proposal, Stage.Agreed agreed, Lead lead, Instant now) {
        VerdictRow verdict = verdict(books, file);
        Origin origin = new Origin.ByPeople(agreed.proposer(), agreed.approver());
        Provenance provenance = Provenance.of(books.cases().events(file.id()), origin);
        Decision decision = new Decision(
                new DecisionId("d-" + UUID.randomUUID()),
                proposal.subject(),
                proposal.measure(),
                origin,
                LimitDraft.statement(
                        verdict.assessment(), List.of(proposal.facts()), proposal.clause(), provenance, now),
                lead.from(),
                until(lead.from(), proposal.days()));
        return DecisionRow.taken(
                decision, file.id(), file.assessment(), verdict.verdict().reasons(), now);
    }

    private static VerdictRow verdict(Books books, CaseRow file) {
        return books.accounts().verdictBehind(file.account(), file.assessment());
    }

    private static @Nullable Instant until(Instant from, @Nullable Integer days) {
        return days == null ? null : from.plus(Duration.ofDays(days));
    }
}

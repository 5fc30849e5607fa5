// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ladder;

import io.evenhand.contract.decision.Subject;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AccountRow;
import io.evenhand.enforcement.ledger.BatchRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.ProposalRow;
import io.evenhand.enforcement.ledger.VerdictRow;
import io.evenhand.enforcement.ledger.Worded;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where people take measures step by step. Safe for several threads. */
public final class LadderDesk {
    /** The shortest reason that goes with a step, in characters. */
    public static final int REASON_LENGTH_MIN = 10;

    private final Ledger ledger;
    private final Clock clock;

    public LadderDesk(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Writes down a measure; nobody has proposed it to anybody yet. */
    public Stepped propose(CaseId id, int caseVersion, StaffMember by, Draft draft) {
        Instant now = now();
        return ledger.inTransaction(books -> {
            CaseRow file = locked(books, id);
            Stepped.Why refusal = file == null ? Stepped.Why.NOT_FOUND : mayAct(books, file, by);
            if (file == null || refusal != null) {
                return refused(refusal);
            }
            if (!by.role().decidesCases()) {
                return refused(Stepped.Why.ROLE);
            }
            if (!books.cases().hasView(id, by.name())) {
                return refused(Stepped.Why.NO_OWN_VIEW);
            }
            if (file.version() != caseVersion) {
                return refused(Stepped.Why.OUT_OF_DATE);
            }
            if (file.state() != CaseState.OPEN || books.proposals().live(id) != null) {
                return refused(Stepped.Why.STATE);
            }
            ProposalRow row = row(file, by, draft);
            books.proposals().insert(row, now);
            note(books, row, CaseEventKind.STEP_PROPOSED, by, draft.facts(), now);
            books.batches().decided(id, by.name(), BatchRow.Act.PROPOSED, row.id(), now);
            return new Stepped.Done(row.id(), 1, null);
        });
    }

    /** What a draft would lead to if a second person agreed now, or null if there is no such case. */
    public @Nullable Foreseen foresee(CaseId id, StaffMember by, Draft draft) {
        Instant now = now();
        return ledger.<@Nullable Foreseen>inTransaction(books -> {
            CaseRow file = books.cases().find(id);
            return file == null ? null : Enactment.foresee(books, file, row(file, by, draft), now);
        });
    }

    /** What a proposal would lead to if it were agreed to now, or null if there is none with this name. */
    public @Nullable Foreseen foresee(String proposal) {
        Instant now = now();
        return ledger.<@Nullable Foreseen>inTransaction(books -> {
            ProposalRow row = books.proposals().find(proposal);
            CaseRow file = row == null ? null : books.cases().find(row.caseId());
            return row == null || file == null ? null : Enactment.foresee(books, file, row, now);
        });
    }

    /** Puts it before a second person. */
    public Stepped submit(String proposal, int version, StaffMember by) {
        return step(proposal, version, by, null, (books, file, row, now) -> {
            if (!(Stage.of(row) instanceof Stage.Proposed stage)) {
                return refused(Stepped.Why.STATE);
            }
            if (!stage.proposer().equals(by.name())) {
                return refused(Stepped.Why.SAME_PERSON);
            }
            Stage.AwaitingSecond next = stage.submit(row.urgency() != null);
            books.cases().move(file.id(), CaseState.PROPOSED, next.proposer(), null, now);
            return moved(books, row, next, CaseEventKind.STEP_SUBMITTED, by, null, now);
        });
    }

    /** Agrees with it; with the last agreement that is needed its notice is served. */
    public Stepped agree(String proposal, int version, StaffMember by, String reason) {
        return step(proposal, version, by, reason, (books, file, row, now) -> {
            if (!(Stage.of(row) instanceof Stage.AwaitingSecond stage)) {
                return refused(Stepped.Why.STATE);
            }
            if (!stage.mayAgree(by.name())) {
                return refused(Stepped.Why.SAME_PERSON);
            }
            Stepped.Why obstacle = books.cases().hasView(file.id(), by.name())
                    ? obstacle(books, file, row, now)
                    : Stepped.Why.NO_OWN_VIEW;
            if (obstacle != null) {
                return refused(obstacle);
            }
            if (stage.agree(by.name()) instanceof Stage.Agreed agreed) {
                books.cases().event(file.id(), CaseEventKind.STEP_AGREED, by.name(), reason.strip(), now);
                DecisionId decision = Enactment.serve(books, file, row, agreed, now);
                return agreed(books, row, agreed, decision, by, now);
            }
            Stage.AwaitingSecond one = new Stage.AwaitingSecond(stage.proposer(), by.name(), true);
            return moved(books, row, one, CaseEventKind.STEP_AGREED, by, reason, now);
        });
    }

    /** Disagrees: nothing happens, and the case is open again. */
    public Stepped refuse(String proposal, int version, StaffMember by, String reason) {
        return step(proposal, version, by, reason, (books, file, row, now) -> {
            if (!(Stage.of(row) instanceof Stage.AwaitingSecond stage)) {
                return refused(Stepped.Why.STATE);
            }
            if (!stage.mayAgree(by.name())) {
                return refused(Stepped.Why.SAME_PERSON);
            }
            books.cases().move(file.id(), CaseState.OPEN, null, null, now);
            return moved(books, row, stage.refuse(), CaseEventKind.STEP_REFUSED, by, reason, now);
        });
    }

    /** The proposer takes it back before a second person sees it. */
    public Stepped withdraw(String proposal, int version, StaffMember by, String reason) {
        return step(proposal, version, by, reason, (books, file, row, now) -> {
            if (!(Stage.of(row) instanceof Stage.Proposed stage)) {
                return refused(Stepped.Why.STATE);
            }
            if (!stage.proposer().equals(by.name())) {
                return refused(Stepped.Why.SAME_PERSON);
            }
            return moved(books, row, stage.withdraw(), CaseEventKind.STEP_WITHDRAWN, by, reason, now);
        });
    }

    /** Ends a measure early, in the account holder's favour: one person is enough. */
    public Stepped lift(DecisionId decision, StaffMember by, String reason) {
        Instant now = now();
        return ledger.inTransaction(books -> {
            DecisionRow row = books.decisions().find(decision, now);
            if (row == null) {
                return refused(Stepped.Why.NOT_FOUND);
            }
            books.accounts().lock(row.decision().subject().account());
            DecisionRow fresh = books.decisions().find(decision, now);
            if (!by.role().decidesCases()) {
                return refused(Stepped.Why.ROLE);
            }
            if (reason.strip().length() < REASON_LENGTH_MIN) {
                return refused(Stepped.Why.TEXT_TOO_SHORT);
            }
            if (fresh == null || !(Stage.of(fresh, now) instanceof Stage.Standing)) {
                return refused(Stepped.Why.STATE);
            }
            TakenBack.lift(books, fresh, by, reason.strip(), now);
            return new Stepped.Done("", 0, decision);
        });
    }

    /** Where a measure stands, or null if there is none with this name. */
    public @Nullable Stage stage(DecisionId decision) {
        Instant now = now();
        return ledger.<@Nullable Stage>inTransaction(books -> {
            DecisionRow row = books.decisions().find(decision, now);
            return row == null ? null : Stage.of(row, now);
        });
    }

    /** The proposal of a case that is not decided yet, or null. */
    public @Nullable ProposalRow live(CaseId id) {
        return ledger.<@Nullable ProposalRow>inTransaction(
                books -> books.proposals().live(id));
    }

    /** A step on a proposal that may be acted on. */
    private interface Step {
        Stepped on(Books books, CaseRow file, ProposalRow row, Instant now);
    }

    private Stepped step(String proposal, int version, StaffMember by, @Nullable String reason, Step step) {
        Instant now = now();
        return ledger.inTransaction(books -> {
            ProposalRow known = books.proposals().find(proposal);
            CaseRow file = known == null ? null : locked(books, known.caseId());
            ProposalRow row = books.proposals().find(proposal);
            if (file == null || row == null) {
                return refused(Stepped.Why.NOT_FOUND);
            }
            Stepped.Why refusal = mayAct(books, file, by);
            if (refusal == null && reason != null && reason.strip().length() < REASON_LENGTH_MIN) {
                refusal = Stepped.Why.TEXT_TOO_SHORT;
            }
            if (refusal == null && row.version() != version) {
                refusal = Stepped.Why.OUT_OF_DATE;
            }
            if (refusal == null && row.state() == ProposalRow.State.AGREED) {
                refusal = Stepped.Why.STATE;
            }
            return refusal == null ? step.on(books, file, row, now) : refused(refusal);
        });
    }

    private static @Nullable CaseRow locked(Books books, CaseId id) {
        CaseRow row = books.cases().find(id);
        if (row == null) {
            return null;
        }
        books.accounts().lock(row.account());
        return books.cases().find(id);
    }

    private static Stepped.@Nullable Why mayAct(Books books, CaseRow file, StaffMember by) {
        if (!by.role().readsCases()) {
            return Stepped.Why.ROLE;
        }
        return books.cases().hasOpened(file.id(), by.name()) ? null : Stepped.Why.FILE_NOT_OPENED;
    }

    private static Stepped.@Nullable Why obstacle(Books books, CaseRow file, ProposalRow row, Instant now) {
        if (Lead.isSevere(row.measure()) && !everybodyIsUpToDate(books, file, row)) {
            return Stepped.Why.FILE_NOT_OPENED;
        }
        if (Lead.isSevere(row.measure()) && !books.evidence().isProven(file.id())) {
            return Stepped.Why.EVIDENCE_NEEDED;
        }
        if (!isSamePicture(books, file, row)) {
            return Stepped.Why.PICTURE_CHANGED;
        }
        AccountRow standing = books.accounts().standing(file.account(), file.assessment(), now);
        if (standing.allowlistedUntil() != null) {
            return Stepped.Why.ALLOWLISTED;
        }
        if (standing.appealOpen() && row.measure() != Measure.NOTICE) {
            return Stepped.Why.APPEAL_OPEN;
        }
        boolean asHarsh = row.measure() != Measure.NOTICE
                && books.decisions().of(file.account(), now).stream()
                        .anyMatch(each -> Stage.of(each, now) instanceof Stage.Standing
                                && each.decision().measure().compareTo(row.measure()) >= 0);
        return asHarsh ? Stepped.Why.ALREADY_RESTRICTED : null;
    }

    /** Whether what the case rests on now says the same as what the proposer read. */
    private static boolean isSamePicture(Books books, CaseRow file, ProposalRow row) {
        AssessmentId read = row.assessment();
        if (read == null || read.equals(file.assessment())) {
            return true;
        }
        VerdictRow before = books.accounts().verdict(file.account(), read);
        VerdictRow now = books.accounts().verdict(file.account(), file.assessment());
        return before != null && now != null && picture(before.verdict()).equals(picture(now.verdict()));
    }

    private static List<Object> picture(Verdict verdict) {
        return List.of(
                verdict.outcome(),
                verdict.measure(),
                Set.copyOf(verdict.reasons()),
                Set.copyOf(verdict.counterEvidence()));
    }

    /** An answer of the account holder is read by everybody who decides. */
    private static boolean everybodyIsUpToDate(Books books, CaseRow file, ProposalRow row) {
        String approver = row.approver();
        return books.cases().hasOpened(file.id(), row.proposer())
                && (approver == null || books.cases().hasOpened(file.id(), approver));
    }

    private static Stepped moved(
            Books books,
            ProposalRow row,
            Stage next,
            CaseEventKind kind,
            StaffMember by,
            @Nullable String words,
            Instant now) {
        boolean closed = next instanceof Stage.ClosedNoAction;
        String approver = next instanceof Stage.AwaitingSecond waiting ? waiting.approver() : row.approver();
        ProposalRow.State state = closed ? ProposalRow.State.CLOSED_NO_ACTION : ProposalRow.State.AWAITING_SECOND;
        books.proposals().update(row.moved(state, approver, null, null), closed ? by.name() : null, now);
        note(books, row, kind, by, words, now);
        return new Stepped.Done(row.id(), row.version() + 1, null);
    }

    private static Stepped agreed(
            Books books, ProposalRow row, Stage.Agreed agreed, DecisionId decision, StaffMember by, Instant now) {
        books.proposals()
                .update(
                        row.moved(ProposalRow.State.AGREED, agreed.approver(), agreed.secondApprover(), decision),
                        null,
                        now);
        books.audit().append(now, by.name(), "proposal.agreed", "proposal:" + row.id(), "decision:" + decision);
        return new Stepped.Done(row.id(), row.version() + 1, decision);
    }

    private static void note(
            Books books, ProposalRow row, CaseEventKind kind, StaffMember by, @Nullable String words, Instant now) {
        books.cases().event(row.caseId(), kind, by.name(), words == null ? null : words.strip(), now);
        books.audit()
                .append(
                        now,
                        by.name(),
                        "proposal." + kind.name().substring("STEP_".length()).toLowerCase(Locale.ROOT),
                        "proposal:" + row.id(),
                        words == null
                                ? row.measure().name()
                                : Worded.detail(row.measure().name(), words.strip()));
    }

    private static ProposalRow row(CaseRow file, StaffMember by, Draft draft) {
        return new ProposalRow(
                "p-" + UUID.randomUUID(),
                file.id(),
                new Subject(file.account(), draft.server()),
                draft.measure(),
                draft.clause(),
                draft.terms(),
                draft.facts(),
                draft.proportionality(),
                draft.days(),
                draft.urgency(),
                ProposalRow.State.PROPOSED,
                1,
                by.name(),
                null,
                null,
                null,
                file.assessment());
    }

    private static Stepped refused(Stepped.@Nullable Why why) {
        return new Stepped.Refused(why == null ? Stepped.Why.NOT_FOUND : why);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

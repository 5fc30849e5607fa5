// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.CaseFile;
import io.evenhand.enforcement.cases.CaseRoom;
import io.evenhand.enforcement.cases.OwnView;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.evidence.Gathered;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ladder.Draft;
import io.evenhand.enforcement.ladder.LadderDesk;
import io.evenhand.enforcement.ladder.Stepped;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.ProposalRow;
import io.evenhand.enforcement.ledger.ThirdPartyReportRow;
import io.evenhand.enforcement.ledger.Urgency;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures step by step, and the evidence they rest on, for members of staff; every act is a person's. */
public final class LadderEndpoints {
    private final CaseDesk cases;
    private final CaseRoom room;
    private final LadderDesk ladder;
    private final EvidenceDesk evidence;
    private final AccessLog access;

    public LadderEndpoints(CaseDesk cases, CaseRoom room, LadderDesk ladder, EvidenceDesk evidence, AccessLog access) {
        this.cases = cases;
        this.room = room;
        this.ladder = ladder;
        this.evidence = evidence;
        this.access = access;
    }

    /** Opens a case's file; that this person did is remembered. */
    public void open(Context ctx) {
        StaffMember by = StaffEntrance.reader(ctx);
        CaseId id = Ids.caseId(ctx.pathParam("case"));
        CaseFile file = cases.file(id, by);
        if (file == null) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        access.viewed(file.account(), by, AccessLog.What.CASE_FILE, "working on a case");
        boolean viewed = room.hasView(id, by);
        ProposalRow live = viewed ? ladder.live(id) : null;
        Answers.json(
                ctx,
                new CaseAnswer(
                        id.value(),
                        file.account().value(),
                        file.state().name(),
                        file.version(),
                        live == null ? null : ProposalAnswer.of(live),
                        !viewed,
                        evidence.of(id).stream()
                                .map(each -> new EvidenceLine(
                                        each.id(),
                                        each.kind().name(),
                                        each.summary(),
                                        each.verifiedAt() != null,
                                        each.withdrawnAt() != null))
                                .toList()));
    }

    /** Takes a person's own view of the evidence; before it they see no proposal and decide nothing. */
    public void view(Context ctx) {
        StaffMember by = StaffEntrance.person(ctx);
        CaseId id = Ids.caseId(ctx.pathParam("case"));
        View body = Bodies.read(ctx, View.class);
        CaseRoom.Why why = room.view(id, by, body.finding(), body.words());
        room.release(id, by);
        if (why != null) {
            StaffEntrance.refused(ctx, why);
            return;
        }
        ctx.status(204);
    }

    public void propose(Context ctx) {
        Wanted body = Bodies.read(ctx, Wanted.class);
        StaffMember by = StaffEntrance.person(ctx);
        Draft draft;
        try {
            draft = new Draft(
                    body.measure(),
                    body.server(),
                    body.clause(),
                    body.terms(),
                    body.facts(),
                    body.proportionality(),
                    body.days(),
                    body.urgency());
        } catch (IllegalArgumentException e) {
            // the record's sentences are about fields and hold no value
            Answers.problem(ctx, 422, "it was not done", e.getMessage());
            return;
        }
        answer(ctx, ladder.propose(Ids.caseId(ctx.pathParam("case")), body.version(), by, draft));
    }

    public void submit(Context ctx) {
        Step body = Bodies.read(ctx, Step.class);
        answer(ctx, ladder.submit(ctx.pathParam("proposal"), body.version(), StaffEntrance.person(ctx)));
    }

    public void agree(Context ctx) {
        Step body = Bodies.read(ctx, Step.class);
        answer(ctx, ladder.agree(ctx.pathParam("proposal"), body.version(), StaffEntrance.person(ctx), body.reasons()));
    }

    public void refuse(Context ctx) {
        Step body = Bodies.read(ctx, Step.class);
        answer(
                ctx,
                ladder.refuse(ctx.pathParam("proposal"), body.version(), StaffEntrance.person(ctx), body.reasons()));
    }

    public void withdraw(Context ctx) {
        Step body = Bodies.read(ctx, Step.class);
        answer(
                ctx,
                ladder.withdraw(ctx.pathParam("proposal"), body.version(), StaffEntrance.person(ctx), body.reasons()));
    }

    public void lift(Context ctx) {
        Why body = Bodies.read(ctx, Why.class);
        answer(
                ctx,
                ladder.lift(Ids.of(ctx.pathParam("decision"), DecisionId::new), StaffEntrance.person(ctx), body.why()));
    }

    public void gather(Context ctx) {
        Brought body = Bodies.read(ctx, Brought.class);
        StaffMember by = StaffEntrance.person(ctx);
        try {
            Gathered gathered = new Gathered(
                    body.kind(),
                    body.sha256(),
                    body.source(),
                    body.summary(),
                    LocalDate.parse(body.observedOn()),
                    body.terms(),
                    body.basis(),
                    Duration.ofDays(body.keepDays()),
                    body.report());
            answer(ctx, evidence.gather(Ids.caseId(ctx.pathParam("case")), by, gathered));
        } catch (DateTimeParseException e) {
            Answers.problem(ctx, 422, "it was not done", "a day is written like 2026-02-20");
        } catch (IllegalArgumentException e) {
            Answers.problem(ctx, 422, "it was not done", e.getMessage());
        }
    }

    public void verify(Context ctx) {
        Check body = Bodies.read(ctx, Check.class);
        answer(ctx, evidence.verify(ctx.pathParam("item"), StaffEntrance.person(ctx), body.ownCheck(), body.planted()));
    }

    public void takeBack(Context ctx) {
        Why body = Bodies.read(ctx, Why.class);
        answer(ctx, evidence.withdraw(ctx.pathParam("item"), StaffEntrance.person(ctx), body.why()));
    }

    /** Says what became of a report from outside. */
    public void close(Context ctx) {
        Closing body = Bodies.read(ctx, Closing.class);
        answer(ctx, evidence.close(ctx.pathParam("report"), StaffEntrance.person(ctx), body.outcome(), body.why()));
    }

    private static void answer(Context ctx, Stepped stepped) {
        if (stepped instanceof Stepped.Done done) {
            Answers.json(ctx, done);
        } else if (stepped instanceof Stepped.Refused refused) {
            StaffEntrance.refused(ctx, refused.why());
        }
    }

    private static void answer(Context ctx, EvidenceDesk.Kept kept) {
        if (kept instanceof EvidenceDesk.Kept.Done done) {
            Answers.json(ctx, done);
        } else if (kept instanceof EvidenceDesk.Kept.Refused refused) {
            StaffEntrance.refused(ctx, refused.why());
        }
    }

    /** A case as programs see it. */
    record CaseAnswer(
            String id,
            String account,
            String state,
            int version,
            @Nullable ProposalAnswer proposal,
            boolean ownViewNeeded,
            List<EvidenceLine> evidence) {}

    /** A proposal with everything that whoever agrees agrees to. */
    record ProposalAnswer(
            String id,
            int version,
            String state,
            String measure,
            @Nullable String server,
            String clause,
            String terms,
            String facts,
            String proportionality,
            @Nullable Integer days,
            @Nullable String urgency) {
        static ProposalAnswer of(ProposalRow row) {
            ServerId server = row.subject().server();
            Urgency urgency = row.urgency();
            return new ProposalAnswer(
                    row.id(),
                    row.version(),
                    row.state().name(),
                    row.measure().name(),
                    server == null ? null : server.value(),
                    row.clause(),
                    row.terms(),
                    row.facts(),
                    row.proportionality(),
                    row.days(),
                    urgency == null ? null : urgency.name());
        }
    }

    record View(OwnView.Finding finding, String words) {}

    record EvidenceLine(String id, String kind, String summary, boolean verified, boolean withdrawn) {}

    /** A measure that somebody wants; {@code version} is the case's. */
    record Wanted(
            int version,
            Measure measure,
            @Nullable ServerId server,
            String clause,
            String terms,
            String facts,
            String proportionality,
            @Nullable Integer days,
            @Nullable Urgency urgency) {}

    /** A step; {@code version} is the proposal's. */
    record Step(int version, @Nullable String reason) {
        String reasons() {
            return reason == null ? "" : reason;
        }
    }

    record Why(String why) {}

    record Brought(
            EvidenceRow.Kind kind,
            String sha256,
            String source,
            String summary,
            String observedOn,
            String terms,
            EvidenceRow.Basis basis,
            int keepDays,
            @Nullable String report) {}

    record Check(String ownCheck, String planted) {}

    record Closing(ThirdPartyReportRow.Outcome outcome, String why) {}
}

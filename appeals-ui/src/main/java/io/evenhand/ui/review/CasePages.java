// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.cases.Acted;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.CaseFile;
import io.evenhand.enforcement.cases.CaseRoom;
import io.evenhand.enforcement.cases.Dossier;
import io.evenhand.enforcement.cases.OwnView;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ladder.LadderDesk;
import io.evenhand.enforcement.ladder.Stepped;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.ClaimBook.Claim;
import io.evenhand.enforcement.ledger.ProposalRow;
import io.evenhand.enforcement.notice.Notice;
import io.evenhand.enforcement.notice.Notices;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.PinWords;
import io.evenhand.ui.view.QueueView;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The queue of cases and the page of one case with its acts. */
public final class CasePages {
    private final Guard guard;
    private final AccessLog access;
    private final Desks desks;
    private final Notices notices;
    private final FeedPublisher feed;
    private final Clock clock;

    /** Where cases are read and decided. */
    public record Desks(CaseDesk cases, CaseRoom room, LadderDesk ladder) {}

    public CasePages(Guard guard, Desks desks, Notices notices, FeedPublisher feed, Clock clock, AccessLog access) {
        this.access = access;
        this.guard = guard;
        this.desks = desks;
        this.notices = notices;
        this.feed = feed;
        this.clock = clock;
    }

    /** The queue, with what the fuse holds back; roles that have neither here begin with the rules. */
    public void queue(Context ctx) {
        Role role = guard.member(ctx).role();
        if (!role.readsCases() && !role.releasesFeed()) {
            Pages.seeOther(ctx, role.hearsAppeals() ? "/desk/appeals" : "/desk/rules");
            return;
        }
        PageView page = guard.page(ctx, "Cases that wait for a person", Place.CASES);
        QueueView view = new QueueView(
                page,
                role.readsCases()
                        ? "No case waits."
                        : "Cases are for analysts and leads. Here you let pass what the fuse of the feed holds back.",
                CaseWords.held(feed.held(), guard.member(ctx)),
                PinWords.of(feed.pinned(), page.words()),
                role.readsCases()
                        ? desks.cases().queue().stream()
                                .map(line -> CaseWords.row(line, clock.instant()))
                                .toList()
                        : List.of());
        Pages.show(ctx, Pages.TEMPLATES.reviewQueue(view));
    }

    public void show(Context ctx) {
        CaseFile file = file(ctx);
        access.viewed(file.account(), guard.member(ctx), AccessLog.What.CASE_FILE, "working on a case");
        answer(ctx, 200, file.id(), Entry.BLANK);
    }

    /** Lets pass what the fuse of the feed holds back. */
    public void release(Context ctx) {
        StaffMember member = guard.member(ctx);
        if (!member.role().releasesFeed()) {
            throw new Refusal(Reason.FORBIDDEN);
        }
        feed.release(member);
        Pages.seeOther(ctx, "/desk");
    }

    /** Takes a case, so that nobody else works on it. */
    public void claim(Context ctx) {
        CaseId id = file(ctx).id();
        if (isFree(ctx, id)) {
            Pages.seeOther(ctx, "/desk/cases/" + id.value());
        }
    }

    /** Gives a case back. */
    public void giveBack(Context ctx) {
        CaseId id = file(ctx).id();
        desks.room().release(id, guard.member(ctx));
        Pages.seeOther(ctx, "/desk/cases/" + id.value());
    }

    /** Writes down the reader's own view; only then are points and the conclusions of others shown to them. */
    public void view(Context ctx) {
        CaseId id = file(ctx).id();
        String words = Typed.of(ctx, "view");
        Set<String> looked = Set.copyOf(ctx.formParams("looked"));
        OwnView.Finding finding = Typed.choice(OwnView.Finding.class, Typed.of(ctx, "finding"));
        boolean tooShort = words.length() < OwnView.LENGTH_MIN;
        CaseRoom.Why why = finding == null || tooShort
                ? CaseRoom.Why.TEXT_TOO_SHORT
                : desks.room().view(id, guard.member(ctx), finding, Innocent.sentence(looked) + words);
        if (why == null) {
            Pages.seeOther(ctx, "/desk/cases/" + id.value() + "#points");
            return;
        }
        answer(
                ctx,
                why == CaseRoom.Why.TEXT_TOO_SHORT ? 422 : 409,
                id,
                Entry.view(
                        problem(why),
                        finding == null ? null : finding.name(),
                        finding == null ? "Please choose one." : null,
                        looked,
                        Entry.VIEW.filled(words, tooShort ? Entry.VIEW_WRONG : null)));
    }

    private static @Nullable String problem(CaseRoom.Why why) {
        return switch (why) {
            case TEXT_TOO_SHORT -> null;
            case NOT_FOUND -> "This case is not there any more.";
            case ROLE -> "Your role does not decide cases.";
            case FILE_NOT_OPENED -> "Please read the file first.";
            case CLAIMED -> "Somebody else works on this case.";
            case STATE -> "You wrote down your view already. It is never rewritten.";
        };
    }

    public void act(Context ctx) {
        CaseId id = file(ctx).id();
        String text = Typed.of(ctx, "reasons");
        CaseAct act = CaseAct.find(ctx.formParam("act"));
        if (act == null) {
            answer(ctx, 422, id, Entry.act(null, "Please choose one.", Entry.REASONS.filled(text, null)));
            return;
        }
        requireView(ctx, id);
        if (!isFree(ctx, id)) {
            return;
        }
        Acted acted = perform(act, id, Typed.version(ctx), guard.member(ctx), text);
        if (acted instanceof Acted.Refused refused) {
            String wrong = CaseWords.wrong(refused.why(), guard.words(ctx));
            boolean aboutText = refused.why() == Acted.Why.TEXT_TOO_SHORT;
            answer(
                    ctx,
                    CaseWords.status(refused.why()),
                    id,
                    Entry.act(act, aboutText ? null : wrong, Entry.REASONS.filled(text, aboutText ? wrong : null)));
        } else {
            done(ctx, id, act != CaseAct.NOTE);
        }
    }

    private Acted perform(CaseAct act, CaseId id, int version, StaffMember by, String text) {
        return switch (act) {
            case AGREE -> desks.cases().agree(id, version, by, text);
            case DISAGREE -> desks.cases().disagree(id, version, by, text);
            case NOTE -> desks.cases().note(id, version, by, text);
        };
    }

    /** A step with a proposal that waits: its author puts it forward or takes it back, another person agrees or refuses. */
    public void step(Context ctx) {
        CaseId id = file(ctx).id();
        ProposalRow row = desks.ladder().live(id);
        String step = Typed.of(ctx, "step");
        String reason = Typed.of(ctx, "reason");
        StaffMember by = guard.member(ctx);
        requireView(ctx, id);
        if (row == null || !LadderWords.STEPS.contains(step)) {
            String wrong = row == null ? LadderWords.wrong(Stepped.Why.STATE) : "Please choose one.";
            answer(ctx, 422, id, Entry.step(null, wrong, Entry.REASON.filled(reason, null)));
            return;
        }
        if (!isFree(ctx, id)) {
            return;
        }
        Stepped stepped = perform(step, row, Typed.version(ctx), by, reason);
        if (stepped instanceof Stepped.Refused refused) {
            String wrong = LadderWords.wrong(refused.why());
            boolean aboutText = refused.why() == Stepped.Why.TEXT_TOO_SHORT;
            answer(
                    ctx,
                    LadderWords.status(refused.why()),
                    id,
                    Entry.step(step, aboutText ? null : wrong, Entry.REASON.filled(reason, aboutText ? wrong : null)));
        } else {
            done(ctx, id, true);
        }
    }

    private Stepped perform(String step, ProposalRow row, int version, StaffMember by, String reason) {
        return switch (step) {
            case "submit" -> desks.ladder().submit(row.id(), version, by);
            case "withdraw" -> desks.ladder().withdraw(row.id(), version, by, reason);
            case "agree" -> desks.ladder().agree(row.id(), version, by, reason);
            default -> desks.ladder().refuse(row.id(), version, by, reason);
        };
    }

    /** After an act that hands the case to somebody else it is free for them. */
    private void done(Context ctx, CaseId id, boolean handsOn) {
        if (handsOn) {
            desks.room().release(id, guard.member(ctx));
        }
        Pages.seeOther(ctx, "/desk/cases/" + id.value());
    }

    /** Whether this person may act on it now; if somebody else works on it, the page says so. */
    private boolean isFree(Context ctx, CaseId id) {
        StaffMember by = guard.member(ctx);
        Claim claim = desks.room().take(id, by);
        if (claim == null || claim.staff().equals(by.name())) {
            return true;
        }
        answer(ctx, 409, id, Entry.refused(DossierWords.taken(claim)));
        return false;
    }

    private void requireView(Context ctx, CaseId id) {
        Dossier dossier = desks.room().dossier(id, guard.member(ctx));
        if (dossier == null || !DossierWords.isShown(dossier, guard.member(ctx))) {
            throw new Refusal(Reason.FORBIDDEN);
        }
    }

    private void answer(Context ctx, int status, CaseId id, Entry entry) {
        Dossier dossier = desks.room().dossier(id, guard.member(ctx));
        if (dossier == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        ProposalRow proposal = dossier.proposal();
        PageView page = guard.page(ctx, "Case about " + dossier.file().account().value(), Place.CASES);
        DossierWords.Reading reading = new DossierWords.Reading(
                page,
                guard.member(ctx),
                clock.instant(),
                newestNotice(dossier.file()),
                proposal == null ? null : desks.ladder().foresee(proposal.id()));
        Pages.show(ctx, status, Pages.TEMPLATES.reviewCaseFile(DossierWords.view(reading, dossier, entry)));
    }

    private @Nullable Notice newestNotice(CaseFile file) {
        if (file.decisions().isEmpty()) {
            return null;
        }
        DecisionId id = file.decisions().get(0).decision().id();
        return notices.preview(id);
    }

    private CaseFile file(Context ctx) {
        CaseFile file = desks.cases().file(Ids.caseId(ctx.pathParam("case")), guard.member(ctx));
        if (file == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return file;
    }
}

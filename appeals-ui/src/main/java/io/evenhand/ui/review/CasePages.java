// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.cases.Acted;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.CaseFile;
import io.evenhand.enforcement.cases.CaseRoom;
import io.evenhand.enforcement.cases.Dossier;
import io.evenhand.enforcement.cases.OwnView;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ladder.LadderDesk;
import io.evenhand.enforcement.ladder.Stepped;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.ClaimBook.Claim;
import io.evenhand.enforcement.ledger.ProposalRow;
import io.evenhand.enforcement.notice.Notices;
import io.evenhand.enforcement.notice.ServedNotice;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.FieldView;
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

    /** The queue, with what the fuse holds back; roles that have neither begin where their work is. */
    public void queue(Context ctx) {
        Role role = guard.member(ctx).role();
        if (!role.readsCases() && !role.releasesFeed()) {
            Pages.seeOther(ctx, begin(role));
            return;
        }
        PageView page = guard.page(ctx, guard.words(ctx).say("case.queue.title"), Place.CASES);
        QueueView view = new QueueView(
                page,
                page.say(role.readsCases() ? "case.queue.empty" : "case.queue.not_yours"),
                CaseWords.held(feed.held(), guard.member(ctx), page.words()),
                PinWords.of(feed.pinned(), page.words()),
                role.readsCases()
                        ? desks.cases().queue().stream()
                                .map(line -> CaseWords.row(line, clock.instant(), page.words()))
                                .toList()
                        : List.of());
        Pages.show(ctx, Pages.TEMPLATES.reviewQueue(view));
    }

    /** Where the work of a role begins that has no cases. */
    private static String begin(Role role) {
        if (role.hearsAppeals()) {
            return "/desk/appeals";
        }
        if (role.seesAccess()) {
            return "/desk/oversight";
        }
        return role.keepsPrograms() ? "/desk/programs" : "/desk/rules";
    }

    public void show(Context ctx) {
        CaseFile file = file(ctx);
        access.viewed(file.account(), guard.member(ctx), AccessLog.What.CASE_FILE, "working on a case");
        answer(ctx, 200, file.id(), Entry.blank(guard.words(ctx)));
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
        Phrasebook book = guard.words(ctx);
        String words = Typed.of(ctx, "view");
        Set<String> looked = Set.copyOf(ctx.formParams("looked"));
        OwnView.Finding finding = Typed.choice(OwnView.Finding.class, Typed.of(ctx, "finding"));
        boolean tooShort = words.length() < OwnView.LENGTH_MIN;
        CaseRoom.Why why = finding == null || tooShort
                ? CaseRoom.Why.TEXT_TOO_SHORT
                : desks.room().view(id, guard.member(ctx), finding, Innocent.sentence(looked, book) + words);
        if (why == null) {
            Pages.seeOther(ctx, "/desk/cases/" + id.value() + "#points");
            return;
        }
        String brief = tooShort ? book.say("case.own.wrong", "min", OwnView.LENGTH_MIN) : null;
        answer(
                ctx,
                why == CaseRoom.Why.TEXT_TOO_SHORT ? 422 : 409,
                id,
                Entry.blank(book)
                        .withView(
                                problem(why, book),
                                finding == null ? null : finding.name(),
                                finding == null ? book.say("desk.choose") : null,
                                looked,
                                Entry.viewField(book).filled(words, brief)));
    }

    private static @Nullable String problem(CaseRoom.Why why, Phrasebook words) {
        return switch (why) {
            case TEXT_TOO_SHORT -> null;
            case NOT_FOUND -> words.say("case.wrong.not_found");
            case ROLE -> words.say("case.wrong.role");
            case FILE_NOT_OPENED -> words.say("case.wrong.file_not_opened");
            case CLAIMED -> words.say("case.viewed.claimed");
            case STATE -> words.say("case.viewed.state");
        };
    }

    public void act(Context ctx) {
        CaseId id = file(ctx).id();
        Phrasebook words = guard.words(ctx);
        Entry blank = Entry.blank(words);
        String text = Typed.of(ctx, "reasons");
        CaseAct act = CaseAct.find(ctx.formParam("act"));
        if (act == null) {
            FieldView typed = blank.reasons().filled(text, null);
            answer(ctx, 422, id, blank.withAct(null, words.say("desk.choose"), typed));
            return;
        }
        requireView(ctx, id);
        if (!isFree(ctx, id)) {
            return;
        }
        Acted acted = perform(act, id, Typed.version(ctx), guard.member(ctx), text);
        if (acted instanceof Acted.Refused refused) {
            String wrong = CaseWords.wrong(refused.why(), words);
            boolean aboutText = refused.why() == Acted.Why.TEXT_TOO_SHORT;
            FieldView typed = blank.reasons().filled(text, aboutText ? wrong : null);
            answer(ctx, CaseWords.status(refused.why()), id, blank.withAct(act, aboutText ? null : wrong, typed));
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
        Phrasebook words = guard.words(ctx);
        Entry blank = Entry.blank(words);
        ProposalRow row = desks.ladder().live(id);
        String step = Typed.of(ctx, "step");
        String reason = Typed.of(ctx, "reason");
        requireView(ctx, id);
        if (row == null || !LadderWords.STEPS.contains(step)) {
            String wrong = row == null ? LadderWords.wrong(Stepped.Why.STATE, words) : words.say("desk.choose");
            answer(ctx, 422, id, blank.withStep(null, wrong, blank.reason().filled(reason, null)));
            return;
        }
        if (!isFree(ctx, id)) {
            return;
        }
        Stepped stepped = perform(step, row, Typed.version(ctx), guard.member(ctx), reason);
        if (stepped instanceof Stepped.Refused refused) {
            String wrong = LadderWords.wrong(refused.why(), words);
            boolean aboutText = refused.why() == Stepped.Why.TEXT_TOO_SHORT;
            FieldView typed = blank.reason().filled(reason, aboutText ? wrong : null);
            answer(ctx, LadderWords.status(refused.why()), id, blank.withStep(step, aboutText ? null : wrong, typed));
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
        Phrasebook words = guard.words(ctx);
        answer(ctx, 409, id, Entry.refused(DossierWords.taken(claim, words), words));
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
        String title = guard.words(ctx)
                .say("case.title", "account", dossier.file().account().value());
        PageView page = guard.page(ctx, title, Place.CASES);
        DossierWords.Reading reading = new DossierWords.Reading(
                page,
                guard.member(ctx),
                clock.instant(),
                newestNotice(dossier.file()),
                proposal == null ? null : desks.ladder().foresee(proposal.id()));
        Pages.show(ctx, status, Pages.TEMPLATES.reviewCaseFile(DossierWords.view(reading, dossier, entry)));
    }

    private @Nullable ServedNotice newestNotice(CaseFile file) {
        if (file.decisions().isEmpty()) {
            return null;
        }
        DecisionId id = file.decisions().get(0).decision().id();
        return notices.asServed(id);
    }

    private CaseFile file(Context ctx) {
        CaseFile file = desks.cases().file(Ids.caseId(ctx.pathParam("case")), guard.member(ctx));
        if (file == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return file;
    }
}

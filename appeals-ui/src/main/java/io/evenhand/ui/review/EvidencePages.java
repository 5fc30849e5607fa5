// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.cases.CaseRoom;
import io.evenhand.enforcement.cases.Dossier;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.evidence.AnnexDesk;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.evidence.EvidenceDesk.Kept;
import io.evenhand.enforcement.evidence.Gathered;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AnnexRow.Ground;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.ThirdPartyReportRow;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.text.Recorded;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.ItemView;
import io.evenhand.ui.view.ItemsView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.TipsView;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The evidence desk: what people gathered in a case, who checked it, and what people outside told us. */
public final class EvidencePages {
    private final Guard guard;
    private final CaseRoom room;
    private final EvidenceDesk desk;
    private final AnnexDesk annexes;
    private final AccessLog access;

    public EvidencePages(Guard guard, CaseRoom room, EvidenceDesk desk, AnnexDesk annexes, AccessLog access) {
        this.guard = guard;
        this.room = room;
        this.desk = desk;
        this.annexes = annexes;
        this.access = access;
    }

    public void items(Context ctx) {
        Dossier dossier = dossier(ctx);
        items(ctx, 200, dossier, null);
    }

    /** Brings evidence; it counts for nothing until two others checked it. */
    public void gather(Context ctx) {
        Dossier dossier = dossier(ctx);
        try {
            Kept kept = desk.gather(dossier.file().id(), guard.member(ctx), gathered(ctx));
            if (kept instanceof Kept.Refused refused) {
                items(ctx, ItemWords.status(refused.why()), dossier, ItemWords.wrong(refused.why(), guard.words(ctx)));
            } else {
                Pages.seeOther(ctx, "/desk/cases/" + dossier.file().id().value() + "/evidence");
            }
        } catch (DateTimeParseException e) {
            items(ctx, 422, dossier, guard.words(ctx).say("work.items.wrong.day"));
        } catch (IllegalArgumentException e) {
            // sentences of the records are about fields and hold no value
            Phrasebook words = guard.words(ctx);
            String why = Recorded.say(words, "work.items.why.", String.valueOf(e.getMessage()));
            items(ctx, 422, dossier, words.say("work.items.wrong", "why", why));
        }
    }

    private static Gathered gathered(Context ctx) {
        String keep = Typed.of(ctx, "keep");
        String report = Typed.of(ctx, "report");
        if (!keep.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("evidence is kept a day to two years");
        }
        return new Gathered(
                chosen(EvidenceRow.Kind.class, Typed.of(ctx, "kind"), "what kind of evidence it is has to be chosen"),
                Typed.of(ctx, "sha256"),
                Typed.of(ctx, "source"),
                Typed.of(ctx, "summary"),
                LocalDate.parse(Typed.of(ctx, "observed")),
                Typed.of(ctx, "terms"),
                chosen(EvidenceRow.Basis.class, Typed.of(ctx, "basis"), "the lawful basis has to be chosen"),
                Duration.ofDays(Long.parseLong(keep)),
                report.isEmpty() ? null : report);
    }

    private static <E extends Enum<E>> E chosen(Class<E> type, String name, String wrong) {
        E found = Typed.choice(type, name);
        if (found == null) {
            throw new IllegalArgumentException(wrong);
        }
        return found;
    }

    private void items(Context ctx, int status, Dossier dossier, @Nullable String problem) {
        String id = dossier.file().id().value();
        Phrasebook words = guard.words(ctx);
        PageView page = guard.page(
                ctx,
                words.say(
                        "work.items.title", "account", dossier.file().account().value()),
                Place.CASES);
        ItemsView view = new ItemsView(
                page,
                id,
                problem,
                dossier.items().stream()
                        .map(item -> ItemWords.card(
                                item,
                                "/desk/cases/" + id + "/evidence/" + item.row().id(),
                                words))
                        .toList(),
                guard.member(ctx).role().decidesCases(),
                ItemWords.kinds(Typed.of(ctx, "kind"), words),
                ItemWords.fields(name -> Typed.of(ctx, name), words),
                ItemWords.bases(Typed.of(ctx, "basis"), words),
                field(ctx, "summary", words));
        Pages.show(ctx, status, Pages.TEMPLATES.reviewItems(view));
    }

    /** A field holding what was typed into it. */
    private static FieldView field(Context ctx, String name, Phrasebook words) {
        return ItemWords.field(name, words).filled(Typed.of(ctx, name), null);
    }

    public void item(Context ctx) {
        Dossier dossier = dossier(ctx);
        item(ctx, 200, dossier, null);
    }

    /** Checks what somebody else gathered, withdraws what turned out wrong, or seals what would name somebody else. */
    public void act(Context ctx) {
        Dossier dossier = dossier(ctx);
        String item = find(ctx, dossier).row().id();
        StaffMember by = guard.member(ctx);
        if (Typed.of(ctx, "do").equals("seal")) {
            seal(ctx, dossier, item);
            return;
        }
        Kept kept = Typed.of(ctx, "do").equals("withdraw")
                ? desk.withdraw(item, by, Typed.of(ctx, "why"))
                : desk.verify(item, by, Typed.of(ctx, "check"), Typed.of(ctx, "planted"));
        if (kept instanceof Kept.Refused refused) {
            item(ctx, ItemWords.status(refused.why()), dossier, ItemWords.wrong(refused.why(), guard.words(ctx)));
        } else {
            Pages.seeOther(ctx, "/desk/cases/" + dossier.file().id().value() + "/evidence");
        }
    }

    private void seal(Context ctx, Dossier dossier, String item) {
        Ground ground = Typed.choice(Ground.class, Typed.of(ctx, "ground"));
        if (ground == null) {
            item(ctx, 422, dossier, guard.words(ctx).say("work.item.seal.choose"));
            return;
        }
        AnnexDesk.Result result =
                annexes.seal(item, guard.member(ctx), ground, Typed.of(ctx, "reason"), Typed.of(ctx, "content"));
        if (result instanceof AnnexDesk.Result.Refused refused) {
            item(ctx, ItemWords.status(refused.why()), dossier, ItemWords.wrong(refused.why(), guard.words(ctx)));
        } else {
            Pages.seeOther(ctx, "/desk/cases/" + dossier.file().id().value() + "/evidence/" + item);
        }
    }

    private void item(Context ctx, int status, Dossier dossier, @Nullable String problem) {
        Dossier.Item item = find(ctx, dossier);
        StaffMember reader = guard.member(ctx);
        Phrasebook words = guard.words(ctx);
        boolean counts = reader.role().readsCases() && item.row().withdrawnAt() == null;
        ItemView view = new ItemView(
                guard.page(
                        ctx,
                        words.say(
                                "work.item.title",
                                "account",
                                dossier.file().account().value()),
                        Place.CASES),
                dossier.file().id().value(),
                item.row().id(),
                ItemWords.card(item, "", words),
                problem,
                counts
                        && item.row().verifiedAt() == null
                        && !item.row().collectedBy().equals(reader.name())
                        && !item.checkedBy().contains(reader.name()),
                counts,
                ItemWords.sealed(item.sealed(), words),
                reader.role().decidesCases()
                        && counts
                        && dossier.isOpen()
                        && dossier.items().stream().allMatch(each -> each.sealed() == null),
                field(ctx, "check", words),
                field(ctx, "planted", words),
                field(ctx, "why", words),
                ItemWords.grounds(Typed.of(ctx, "ground"), words),
                field(ctx, "reason", words),
                field(ctx, "content", words));
        Pages.show(ctx, status, Pages.TEMPLATES.reviewItem(view));
    }

    private static Dossier.Item find(Context ctx, Dossier dossier) {
        String name = ctx.pathParam("item");
        for (Dossier.Item item : dossier.items()) {
            if (item.row().id().equals(name)) {
                return item;
            }
        }
        throw new Refusal(Reason.NOT_FOUND);
    }

    /** Reports that nobody answered yet; they do nothing by themselves. */
    public void reports(Context ctx) {
        reports(ctx, 200, null, null);
    }

    /** Enters a report that reached us by mail or telephone, and shows the receipt to hand on. */
    public void enter(Context ctx) {
        requireDecider(ctx);
        String account = Typed.of(ctx, "account");
        String reporter = Typed.of(ctx, "reporter");
        try {
            String receipt = desk.report(
                    account.isEmpty() ? null : new AccountId(account),
                    Typed.of(ctx, "words"),
                    reporter.isEmpty() ? null : reporter);
            reports(ctx, 201, null, receipt);
        } catch (IllegalArgumentException e) {
            reports(ctx, 422, guard.words(ctx).say("work.report.wrong"), null);
        }
    }

    /** Says what becomes of a report. */
    public void close(Context ctx) {
        requireDecider(ctx);
        String id = ctx.pathParam("report");
        try {
            ThirdPartyReportRow.Outcome outcome =
                    chosen(ThirdPartyReportRow.Outcome.class, Typed.of(ctx, "outcome-" + id), "no outcome");
            Kept kept = desk.close(id, guard.member(ctx), outcome, Typed.of(ctx, "why-" + id));
            if (kept instanceof Kept.Refused refused) {
                reports(ctx, ItemWords.status(refused.why()), ItemWords.wrong(refused.why(), guard.words(ctx)), null);
            } else {
                Pages.seeOther(ctx, "/desk/reports");
            }
        } catch (IllegalArgumentException e) {
            reports(ctx, 422, guard.words(ctx).say("work.report.choose"), null);
        }
    }

    private void reports(Context ctx, int status, @Nullable String problem, @Nullable String receipt) {
        requireDecider(ctx);
        boolean typed = problem != null;
        Phrasebook words = guard.words(ctx);
        UnaryOperator<String> again = name -> typed ? Typed.of(ctx, name) : "";
        TipsView view = new TipsView(
                guard.page(ctx, words.say("work.report.title"), Place.REPORTS),
                problem,
                receipt,
                desk.reports().stream().map(row -> TipWords.tip(row, words)).toList(),
                TipWords.field("account", words).filled(again.apply("account"), null),
                TipWords.field("words", words).filled(again.apply("words"), null),
                TipWords.field("reporter", words).filled(again.apply("reporter"), null));
        Pages.show(ctx, status, Pages.TEMPLATES.reviewTips(view));
    }

    private void requireDecider(Context ctx) {
        if (!guard.member(ctx).role().decidesCases()) {
            throw new Refusal(Reason.FORBIDDEN);
        }
    }

    /** The case; that this person looked at it is noted. */
    private Dossier dossier(Context ctx) {
        StaffMember reader = guard.member(ctx);
        Dossier dossier = room.dossier(Ids.caseId(ctx.pathParam("case")), reader);
        if (dossier == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        access.viewed(dossier.file().account(), reader, AccessLog.What.CASE_FILE, "looking at evidence");
        return dossier;
    }
}

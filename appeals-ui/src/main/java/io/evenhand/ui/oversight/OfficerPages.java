// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.oversight;

import io.evenhand.contract.audit.AuditCheck;
import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.evidence.AnnexDesk;
import io.evenhand.enforcement.ledger.AnnexRow;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.text.Kept;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.OversightView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data protection officer's desk: who looked at whom, whether the log holds, what was late, and everything that is kept. */
public final class OfficerPages {
    private static final String PATH = "/desk/oversight";
    private static final String ANNEX = PATH + "/annexes/{evidence}";
    private static final Duration BACK = Duration.ofDays(28);
    private static final int BREACHES_MAX = 200;

    private final Guard guard;
    private final AccessLog access;
    private final AnnexDesk annexes;
    private final Ledger ledger;

    public OfficerPages(Guard guard, AccessLog access, AnnexDesk annexes, Ledger ledger) {
        this.guard = guard;
        this.access = access;
        this.annexes = annexes;
        this.ledger = ledger;
    }

    public void add(RoutesConfig to) {
        to.get(PATH, this::show);
        to.post(PATH, this::looks);
        to.get(PATH + "/audit", ctx -> audit(ctx, null));
        to.post(PATH + "/audit", this::check);
        to.get(ANNEX, this::annex);
        to.post(ANNEX, this::open);
    }

    private void show(Context ctx) {
        answer(ctx, 200, OfficerWords.account(guard.words(ctx)), null);
    }

    /** Who looked at one account; the name is sent with a form, so that it stands in no address. */
    private void looks(Context ctx) {
        Phrasebook words = guard.words(ctx);
        FieldView field = OfficerWords.account(words);
        String typed = Typed.of(ctx, "account");
        AccountId account;
        try {
            account = new AccountId(typed);
        } catch (IllegalArgumentException e) {
            answer(ctx, 422, field.filled(typed, words.say("oversight.looks.account.wrong")), null);
            return;
        }
        List<OversightView.Look> looks = access.byName(account, guard.member(ctx)).stream()
                .map(look -> OfficerWords.look(look, words))
                .toList();
        answer(ctx, 200, field.filled(typed, null), looks);
    }

    private void answer(Context ctx, int status, FieldView account, @Nullable List<OversightView.Look> looks) {
        List<ClockRow> late = ledger.inTransaction(books -> books.clocks().breached(BREACHES_MAX));
        Phrasebook words = guard.words(ctx);
        Kept kept = Kept.in(words.language());
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.oversightOfficer(new OversightView.Officer(
                        guard.page(
                                ctx,
                                title(words.say("oversight.title"), account.wrong() != null, words),
                                Place.OVERSIGHT),
                        account,
                        looks,
                        access.viewers(BACK, guard.member(ctx)).stream()
                                .map(each -> new OversightView.Viewer(
                                        each.viewer(),
                                        OfficerWords.role(each.role(), words),
                                        each.looks(),
                                        each.accounts(),
                                        Dates.minute(each.newest(), words.language())))
                                .toList(),
                        late.stream()
                                .map(row -> OfficerWords.breach(row, words))
                                .toList(),
                        annexes.all(guard.member(ctx)).stream()
                                .map(row -> OfficerWords.annex(row, words))
                                .toList(),
                        Catalogue.stores().stream()
                                .map(store -> OfficerWords.store(store, kept, words))
                                .toList())));
    }

    private void annex(Context ctx) {
        annex(ctx, 200, OfficerWords.purpose(guard.words(ctx)), null);
    }

    private void annex(Context ctx, int status, FieldView purpose, @Nullable String content) {
        String evidence = ctx.pathParam("evidence");
        AnnexRow row = annexes.all(guard.member(ctx)).stream()
                .filter(each -> each.evidence().equals(evidence))
                .findFirst()
                .orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
        Phrasebook words = guard.words(ctx);
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.oversightAnnex(new OversightView.SealedPart(
                        guard.page(
                                ctx,
                                title(words.say("oversight.annex.title"), purpose.wrong() != null, words),
                                Place.OVERSIGHT),
                        OfficerWords.annex(row, words),
                        purpose,
                        content)));
    }

    private static String title(String title, boolean wrong, Phrasebook words) {
        return wrong ? words.say("frame.error", "title", title) : title;
    }

    /** Opens it; that it was opened is noted before it is shown, for the log and for the person. */
    private void open(Context ctx) {
        String purpose = Typed.of(ctx, "purpose");
        Phrasebook words = guard.words(ctx);
        AnnexDesk.Result result = annexes.open(ctx.pathParam("evidence"), guard.member(ctx), purpose);
        if (result instanceof AnnexDesk.Result.Opened opened) {
            annex(ctx, 200, OfficerWords.purpose(words), opened.content());
        } else if (result instanceof AnnexDesk.Result.Refused refused && refused.why() == AnnexDesk.Why.NOT_FOUND) {
            throw new Refusal(Reason.NOT_FOUND);
        } else {
            annex(
                    ctx,
                    422,
                    OfficerWords.purpose(words)
                            .filled(
                                    purpose,
                                    words.say("oversight.annex.purpose.wrong", "min", AnnexDesk.WHY_LENGTH_MIN)),
                    null);
        }
    }

    private void check(Context ctx) {
        AuditCheck.Result result =
                ledger.inTransaction(books -> books.audit().check(books.audit().trusted()));
        audit(ctx, result);
    }

    private void audit(Context ctx, AuditCheck.@Nullable Result result) {
        Phrasebook words = guard.words(ctx);
        List<OversightView.Head> heads = ledger
                .inTransaction(books -> books.audit().heads())
                .stream()
                .map(head -> new OversightView.Head(head.day().toString(), head.seq(), head.hash()))
                .toList();
        Pages.show(
                ctx,
                Pages.TEMPLATES.oversightAudit(new OversightView.Audit(
                        guard.page(ctx, words.say("oversight.log"), Place.OVERSIGHT),
                        result != null,
                        result != null && result.isSound(),
                        result == null ? "" : OfficerWords.sentence(result, words),
                        heads)));
    }
}

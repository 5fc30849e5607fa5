// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.oversight;

import io.evenhand.contract.audit.AuditCheck;
import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.evidence.AnnexDesk;
import io.evenhand.enforcement.ledger.AnnexRow;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import io.evenhand.enforcement.privacy.catalogue.Papers;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.OversightView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The data protection officer's desk: who looked at whom, whether the log holds, what was late, and everything that is kept. */
public final class OfficerPages {
    private static final String PATH = "/desk/oversight";
    private static final String ANNEX = PATH + "/annexes/{evidence}";
    private static final Duration BACK = Duration.ofDays(28);
    private static final int BREACHES_MAX = 200;
    private static final FieldView ACCOUNT =
            FieldView.blank("account", "Account", "Its name, as the service shows it.");

    private static final FieldView PURPOSE = FieldView.blank(
            "purpose",
            "What you open it for",
            "At least " + AnnexDesk.WHY_LENGTH_MIN
                    + " characters, for example who asked for the check. It is in the log.");

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
        answer(ctx, 200, ACCOUNT, null);
    }

    /** Who looked at one account; the name is sent with a form, so that it stands in no address. */
    private void looks(Context ctx) {
        String typed = Typed.of(ctx, "account");
        AccountId account;
        try {
            account = new AccountId(typed);
        } catch (IllegalArgumentException e) {
            answer(ctx, 422, ACCOUNT.filled(typed, "No account can have this name."), null);
            return;
        }
        List<OversightView.Look> looks = access.byName(account, guard.member(ctx)).stream()
                .map(look -> new OversightView.Look(
                        Dates.minute(look.at()), look.viewer(), words(look.role()), words(look.what()), look.purpose()))
                .toList();
        answer(ctx, 200, ACCOUNT.filled(typed, null), looks);
    }

    private void answer(Context ctx, int status, FieldView account, @Nullable List<OversightView.Look> looks) {
        List<ClockRow> late = ledger.inTransaction(books -> books.clocks().breached(BREACHES_MAX));
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.oversightOfficer(new OversightView.Officer(
                        guard.page(ctx, account.wrong() == null ? "Oversight" : "Error: Oversight", Place.OVERSIGHT),
                        account,
                        looks,
                        access.viewers(BACK, guard.member(ctx)).stream()
                                .map(each -> new OversightView.Viewer(
                                        each.viewer(),
                                        words(each.role()),
                                        each.looks(),
                                        each.accounts(),
                                        Dates.minute(each.newest())))
                                .toList(),
                        late.stream().map(OfficerPages::breach).toList(),
                        annexes.all(guard.member(ctx)).stream()
                                .map(OfficerPages::annex)
                                .toList(),
                        Catalogue.stores().stream().map(OfficerPages::store).toList())));
    }

    private void annex(Context ctx) {
        annex(ctx, 200, PURPOSE, null);
    }

    private void annex(Context ctx, int status, FieldView purpose, @Nullable String content) {
        String evidence = ctx.pathParam("evidence");
        AnnexRow row = annexes.all(guard.member(ctx)).stream()
                .filter(each -> each.evidence().equals(evidence))
                .findFirst()
                .orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
        String title = "A sealed part of evidence";
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.oversightAnnex(new OversightView.SealedPart(
                        guard.page(ctx, purpose.wrong() == null ? title : "Error: " + title, Place.OVERSIGHT),
                        annex(row),
                        purpose,
                        content)));
    }

    /** Opens it; that it was opened is noted before it is shown, for the log and for the person. */
    private void open(Context ctx) {
        String purpose = Typed.of(ctx, "purpose");
        AnnexDesk.Result result = annexes.open(ctx.pathParam("evidence"), guard.member(ctx), purpose);
        if (result instanceof AnnexDesk.Result.Opened opened) {
            annex(ctx, 200, PURPOSE, opened.content());
        } else if (result instanceof AnnexDesk.Result.Refused refused && refused.why() == AnnexDesk.Why.NOT_FOUND) {
            throw new Refusal(Reason.NOT_FOUND);
        } else {
            annex(
                    ctx,
                    422,
                    PURPOSE.filled(purpose, "Please write " + AnnexDesk.WHY_LENGTH_MIN + " to 1,000 characters."),
                    null);
        }
    }

    private static OversightView.Annex annex(AnnexRow row) {
        return new OversightView.Annex(
                row.evidence(),
                Dates.minute(row.sealedAt()),
                row.sealedBy(),
                switch (row.ground()) {
                    case THIRD_PARTY -> "who somebody else is";
                    case METHOD -> "how offers are bought";
                },
                row.why());
    }

    private static OversightView.Breach breach(ClockRow row) {
        return new OversightView.Breach(
                words(row.kind().name()),
                Dates.minute(row.dueAt()),
                Dates.minute(Objects.requireNonNull(row.breachedAt())),
                row.relief() == null ? "" : words(row.relief().name()),
                row.decision().value());
    }

    private static OversightView.Store store(DataStore store) {
        return new OversightView.Store(
                store.name(),
                words(store.medium().name()),
                store.meaning(),
                store.purpose().words(),
                store.retention().words(),
                Papers.readers(store),
                store.fields().stream()
                        .map(field -> field.name() + ": " + field.meaning() + " ("
                                + field.precision().words() + ")")
                        .toList());
    }

    private void check(Context ctx) {
        AuditCheck.Result result =
                ledger.inTransaction(books -> books.audit().check(books.audit().trusted()));
        audit(ctx, result);
    }

    private void audit(Context ctx, AuditCheck.@Nullable Result result) {
        List<OversightView.Head> heads = ledger
                .inTransaction(books -> books.audit().heads())
                .stream()
                .map(head -> new OversightView.Head(head.day().toString(), head.seq(), head.hash()))
                .toList();
        Pages.show(
                ctx,
                Pages.TEMPLATES.oversightAudit(new OversightView.Audit(
                        guard.page(ctx, "The log of all acts", Place.OVERSIGHT),
                        result != null,
                        result != null && result.isSound(),
                        result == null ? "" : sentence(result),
                        heads)));
    }

    private static String sentence(AuditCheck.Result result) {
        AuditCheck.Fault fault = result.fault();
        return fault == null
                ? "All " + result.links() + " lines are as they were written; " + result.unsigned()
                        + " of them are from before acts were signed."
                : "Line " + fault.seq() + " does not hold: " + fault.what()
                        + ". Please keep the database as it is and tell whoever runs it.";
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

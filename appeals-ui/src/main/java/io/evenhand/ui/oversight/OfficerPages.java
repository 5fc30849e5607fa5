// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.oversight;

import io.evenhand.contract.audit.AuditCheck;
import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import io.evenhand.enforcement.privacy.catalogue.Papers;
import io.evenhand.ui.session.Guard;
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
    private static final Duration BACK = Duration.ofDays(28);
    private static final int BREACHES_MAX = 200;
    private static final FieldView ACCOUNT =
            FieldView.blank("account", "Account", "Its name, as the service shows it.");

    private final Guard guard;
    private final AccessLog access;
    private final Ledger ledger;

    public OfficerPages(Guard guard, AccessLog access, Ledger ledger) {
        this.guard = guard;
        this.access = access;
        this.ledger = ledger;
    }

    public void add(RoutesConfig to) {
        to.get(PATH, this::show);
        to.post(PATH, this::looks);
        to.get(PATH + "/audit", ctx -> audit(ctx, null));
        to.post(PATH + "/audit", this::check);
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
                        Catalogue.stores().stream().map(OfficerPages::store).toList())));
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

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.PublicationRow;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.redress.CaseBundles;
import io.evenhand.enforcement.redress.Edition;
import io.evenhand.enforcement.transparency.ReleaseDesk;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Files of cases for bodies outside, and public statements that wait for a person. */
public final class CaseEndpoints {
    private final CaseBundles bundles;
    private final ReleaseDesk statements;
    private final AccessLog access;

    public CaseEndpoints(CaseBundles bundles, ReleaseDesk statements, AccessLog access) {
        this.access = access;
        this.bundles = bundles;
        this.statements = statements;
    }

    /** The file of a case as ZIP, for an out-of-court body, an authority or a court. */
    public void bundle(Context ctx) {
        StaffMember member = StaffEntrance.member(ctx);
        if (member != null && !member.role().readsAccounts() && !member.role().seesAccess()) {
            throw new Refusal(Refusal.Reason.FORBIDDEN);
        }
        CaseId id = Ids.caseId(ctx.pathParam("case"));
        if (!access.viewedCase(id, member, "the file of a case for a body outside")) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        byte[] file = bundles.of(id, Edition.BODY, member == null ? "operator" : member.name());
        if (file == null) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        ctx.contentType("application/zip")
                .header("Content-Disposition", "attachment; filename=\"case-file.zip\"")
                .result(file);
    }

    /** Public statements in a state: {@code held} ones if none is named. */
    public void statements(Context ctx) {
        String wanted = ctx.queryParam("state");
        try {
            PublicationRow.State state = wanted == null
                    ? PublicationRow.State.HELD
                    : PublicationRow.State.valueOf(wanted.toUpperCase(Locale.ROOT));
            Answers.json(
                    ctx,
                    new StatementsAnswer(statements.in(state).stream()
                            .map(each -> new StatementLine(
                                    each.puid(), each.state().name(), each.body(), each.tries(), each.answer()))
                            .toList()));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Reason.BAD_REQUEST);
        }
    }

    /** A person lets a statement go. */
    public void release(Context ctx) {
        StaffMember member = StaffEntrance.decider(ctx);
        if (!statements.release(ctx.pathParam("puid"), member)) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        ctx.status(204);
    }

    /** What waits, was sent or was refused. */
    record StatementsAnswer(List<StatementLine> statements) {}

    /** One statement; {@code body} is what is sent, as text. */
    record StatementLine(
            String puid,
            String state,
            String body,
            int tries,
            @Nullable String answer) {}
}

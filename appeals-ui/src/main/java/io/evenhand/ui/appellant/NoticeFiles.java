// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.document.Html;
import io.evenhand.enforcement.document.Pdf;
import io.evenhand.enforcement.document.PlainText;
import io.evenhand.enforcement.document.Statement;
import io.evenhand.enforcement.privacy.PersonDoor;
import io.evenhand.enforcement.redress.CaseBundles;
import io.evenhand.ui.session.Refusal;
import io.javalin.http.Context;

/** What the holder of a notice's link can take away: the statement of reasons in each form, and the file of the case. */
public final class NoticeFiles {
    private final Visits visits;
    private final CaseBundles bundles;
    private final PersonDoor door;
    private final Proofs proofs;

    public NoticeFiles(Visits visits, CaseBundles bundles, PersonDoor door, Proofs proofs) {
        this.visits = visits;
        this.bundles = bundles;
        this.door = door;
        this.proofs = proofs;
    }

    public void text(Context ctx) {
        ctx.contentType("text/plain; charset=utf-8").result(PlainText.of(statement(ctx)));
    }

    public void html(Context ctx) {
        ctx.contentType("text/html; charset=utf-8").result(Html.of(statement(ctx)));
    }

    public void pdf(Context ctx) {
        offer(ctx, "application/pdf", "statement-of-reasons.pdf", Pdf.of(statement(ctx)));
    }

    /**
     * The whole file of the case as ZIP, for a body outside or a lawyer. A link can be passed on by mistake, and there is more
     * in the file than in the notice: whoever can be reached by e-mail shows the code as well.
     */
    public void bundle(Context ctx) {
        AccountId account = visits.open(ctx).notice().row().decision().subject().account();
        if (door.isReached(account) && !proofs.passes(ctx, account, Proofs.Use.FILE)) {
            return;
        }
        byte[] file = bundles.behind(ctx.pathParam("token"));
        if (file == null) {
            throw new Refusal(Refusal.Reason.LINK_UNKNOWN);
        }
        offer(ctx, "application/zip", "case-file.zip", file);
    }

    private Statement statement(Context ctx) {
        Visit visit = visits.open(ctx);
        return visit.notice().statement(visit.language());
    }

    private static void offer(Context ctx, String type, String name, byte[] content) {
        ctx.contentType(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(content);
    }
}

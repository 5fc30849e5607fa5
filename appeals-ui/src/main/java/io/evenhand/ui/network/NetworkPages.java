// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.network;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.collateral.Collateral;
import io.evenhand.asn.collateral.CollateralPreview;
import io.evenhand.asn.table.LiveNetworks;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.network.MeasureDesk;
import io.evenhand.enforcement.network.NetworkMeasure;
import io.evenhand.enforcement.network.Proposal;
import io.evenhand.enforcement.network.Proposed;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.NetworksView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The room of networks: ask whom a measure would hit, propose one, agree to one as the second person, end one. */
public final class NetworkPages {
    private static final String PATH = "/desk/networks";

    private final Guard guard;
    private final MeasureDesk desk;
    private final CollateralPreview preview;
    private final Clock clock;
    private final LiveNetworks.Edition edition;

    public NetworkPages(
            Guard guard, MeasureDesk desk, CollateralPreview preview, LiveNetworks.Edition edition, Clock clock) {
        this.edition = edition;
        this.guard = guard;
        this.desk = desk;
        this.preview = preview;
        this.clock = clock;
    }

    /** What is said about networks, and where it comes from. */
    public LiveNetworks.Edition edition() {
        return edition;
    }

    public void show(Context ctx) {
        String asked = Objects.requireNonNullElse(ctx.queryParam("prefix"), "").strip();
        if (asked.isEmpty()) {
            answer(ctx, 200, null, List.of(), "", List.of());
            return;
        }
        try {
            Collateral found = preview.ofPrefix(Prefix.parse(asked), clock.instant());
            answer(ctx, 200, null, List.of(), asked, NetworkWords.preview(found));
        } catch (IllegalArgumentException e) {
            answer(ctx, 422, String.valueOf(e.getMessage()), List.of(), asked, List.of());
        }
    }

    public void propose(Context ctx) {
        String asked = typed(ctx, "prefix");
        Proposal proposal;
        try {
            proposal = new Proposal(
                    Prefix.parse(asked),
                    NetworkMeasure.Action.valueOf(typed(ctx, "action")),
                    NetworkMeasure.Cause.valueOf(typed(ctx, "cause")),
                    typed(ctx, "words"),
                    Duration.ofHours(number(typed(ctx, "hours"))),
                    false);
        } catch (IllegalArgumentException e) {
            answer(ctx, 422, String.valueOf(e.getMessage()), List.of(), asked, List.of());
            return;
        }
        settle(ctx, desk.propose(guard.member(ctx), proposal), asked);
    }

    public void act(Context ctx) {
        long id = number(ctx.pathParam("measure"));
        StaffMember member = guard.member(ctx);
        Proposed outcome =
                switch (typed(ctx, "act")) {
                    case "agree" -> desk.agree(member, id);
                    case "end" -> desk.lift(member, id);
                    default -> throw new Refusal(Reason.BAD_REQUEST);
                };
        settle(ctx, outcome, "");
    }

    private void settle(Context ctx, Proposed outcome, String asked) {
        if (outcome instanceof Proposed.Refused refused) {
            answer(ctx, 422, "This measure may not be.", refused.faults(), asked, List.of());
        } else {
            Pages.seeOther(ctx, PATH);
        }
    }

    private void answer(
            Context ctx,
            int status,
            @Nullable String problem,
            List<String> findings,
            String asked,
            List<FactView> facts) {
        PageView page = guard.page(ctx, "Networks", PageView.Place.NETWORKS);
        StaffMember member = guard.member(ctx);
        Instant now = clock.instant();
        NetworksView view = new NetworksView(
                page,
                problem,
                findings,
                asked,
                facts,
                member.role().answersForRules(),
                desk.all().stream()
                        .map(row -> NetworkWords.measure(row, member, now))
                        .toList());
        Pages.show(ctx, status, Pages.TEMPLATES.networkNetworks(view));
    }

    private static String typed(Context ctx, String name) {
        return Objects.requireNonNullElse(ctx.formParam(name), "").strip();
    }

    private static long number(String typed) {
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.network;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.collateral.CollateralPreview;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.network.MeasureDesk;
import io.evenhand.enforcement.network.NetworkMeasure;
import io.evenhand.enforcement.network.Proposal;
import io.evenhand.enforcement.network.Proposed;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.Clauses;
import io.evenhand.ui.view.NetworksView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.SaidView;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The room of networks: ask whom a measure would hit, propose one, agree to one as the second person, end one. */
public final class NetworkPages {
    private static final String PATH = "/desk/networks";
    private static final int SUBJECTS_MAX = 20;

    private final Guard guard;
    private final MeasureDesk desk;
    private final CollateralPreview preview;
    private final Clock clock;

    public NetworkPages(Guard guard, MeasureDesk desk, CollateralPreview preview, Clock clock) {
        this.guard = guard;
        this.desk = desk;
        this.preview = preview;
        this.clock = clock;
    }

    public void show(Context ctx) {
        String asked = Objects.requireNonNullElse(ctx.queryParam("prefix"), "").strip();
        List<String> subjects = Arrays.stream(asked.split("[,\\s]+", -1))
                .filter(each -> !each.isEmpty())
                .toList();
        if (subjects.size() > SUBJECTS_MAX) {
            String many = guard.words(ctx).say("network.ask.many", "most", SUBJECTS_MAX);
            answer(ctx, 422, many, List.of(), asked, List.of());
            return;
        }
        Instant now = clock.instant();
        NetworkWords words = NetworkWords.of(guard.words(ctx));
        List<NetworksView.Hit> hits = new ArrayList<>();
        List<SaidView> faults = new ArrayList<>();
        for (String subject : subjects) {
            try {
                hits.add(words.hit(preview.of(subject, now)));
            } catch (IllegalArgumentException e) {
                faults.add(words.fault(subject, String.valueOf(e.getMessage())));
            }
        }
        boolean understood = faults.isEmpty();
        answer(
                ctx,
                understood ? 200 : 422,
                understood ? null : words.words().say("network.ask.unclear"),
                faults,
                asked,
                hits);
    }

    public void propose(Context ctx) {
        String asked = Typed.of(ctx, "prefix");
        Prefix prefix;
        try {
            prefix = Prefix.parse(asked);
        } catch (IllegalArgumentException e) {
            String unreadable = guard.words(ctx).say("network.refused.unreadable");
            answer(ctx, 422, unreadable, List.of(program(ctx).of(String.valueOf(e.getMessage()))), asked, List.of());
            return;
        }
        Proposal proposal = new Proposal(
                prefix,
                choice(ctx, NetworkMeasure.Action.class, "action"),
                choice(ctx, NetworkMeasure.Cause.class, "cause"),
                Typed.of(ctx, "words"),
                hours(ctx),
                false);
        settle(ctx, desk.propose(guard.member(ctx), proposal), asked);
    }

    public void act(Context ctx) {
        long id = Ids.number(ctx.pathParam("measure"));
        StaffMember member = guard.member(ctx);
        Proposed outcome =
                switch (Typed.of(ctx, "act")) {
                    case "agree" -> desk.agree(member, id);
                    case "end" -> desk.lift(member, id);
                    default -> throw new Refusal(Reason.BAD_REQUEST);
                };
        settle(ctx, outcome, "");
    }

    private void settle(Context ctx, Proposed outcome, String asked) {
        if (outcome instanceof Proposed.Refused refused) {
            String problem = guard.words(ctx).say("network.refused.measure");
            List<SaidView> faults =
                    refused.faults().stream().map(program(ctx)::of).toList();
            answer(ctx, 422, problem, faults, asked, List.of());
        } else {
            Pages.seeOther(ctx, PATH);
        }
    }

    private Clauses program(Context ctx) {
        return ProgramWords.in(guard.words(ctx));
    }

    private void answer(
            Context ctx,
            int status,
            @Nullable String problem,
            List<SaidView> findings,
            String asked,
            List<NetworksView.Hit> hits) {
        NetworkWords words = NetworkWords.of(guard.words(ctx));
        PageView page = guard.page(ctx, words.words().say("network.title"), PageView.Place.NETWORKS);
        StaffMember member = guard.member(ctx);
        Instant now = clock.instant();
        NetworksView view = new NetworksView(
                page,
                problem,
                findings,
                asked,
                hits,
                member.role().answersForRules(),
                desk.all().stream().map(row -> words.measure(row, member, now)).toList());
        Pages.show(ctx, status, Pages.TEMPLATES.networkNetworks(view));
    }

    /** The page offers no other choices. */
    private static <E extends Enum<E>> E choice(Context ctx, Class<E> choices, String field) {
        E chosen = Typed.choice(choices, ctx.formParam(field));
        if (chosen == null) {
            throw new Refusal(Reason.BAD_REQUEST);
        }
        return chosen;
    }

    /** None at all where no hours are typed: the desk says how long a measure may last. */
    private static Duration hours(Context ctx) {
        String typed = Typed.of(ctx, "hours");
        return Duration.ofHours(typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : 0);
    }
}

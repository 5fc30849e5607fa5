// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AuthorityRow;
import io.evenhand.enforcement.ledger.RegisterBook.Asked;
import io.evenhand.enforcement.register.Authorities;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The register of authorities' requests: written down by one person, checked by a first and decided by a second. */
public final class AuthorityEndpoints {
    private final Authorities authorities;

    public AuthorityEndpoints(Authorities authorities) {
        this.authorities = authorities;
    }

    public void register(Context ctx) {
        Answers.json(ctx, new Register(authorities.register(member(ctx))));
    }

    public void record(Context ctx) {
        StaffMember member = member(ctx);
        Request body = Bodies.read(ctx, Request.class);
        Asked asked = new Asked(
                body.account(),
                body.authority(),
                body.legalBasis(),
                body.askedFor(),
                body.barredUntil(),
                body.barredWhy());
        Answers.json(ctx, new Recorded(StaffRoom.fit(() -> authorities.record(asked, member))));
    }

    public void check(Context ctx) {
        StaffMember member = member(ctx);
        Opinion body = Bodies.read(ctx, Opinion.class);
        AuthorityRow row = named(ctx, member);
        StaffRoom.done(ctx, () -> authorities.check(row.id(), body.opinion(), member));
    }

    public void decide(Context ctx) {
        StaffMember member = member(ctx);
        Decided body = Bodies.read(ctx, Decided.class);
        AuthorityRow row = named(ctx, member);
        if (member.name().equals(row.checkedBy())) {
            throw new Refusal(Refusal.Reason.TOOK_PART);
        }
        StaffRoom.done(ctx, () -> authorities.decide(row.id(), body.outcome(), body.extract(), member));
    }

    private AuthorityRow named(Context ctx, StaffMember member) {
        return StaffRoom.there(authorities.find(Ids.number(ctx.pathParam("request")), member));
    }

    private static StaffMember member(Context ctx) {
        return StaffRoom.person(ctx, StaffRoom.DESK_OR_DPO);
    }

    /** The register, newest first. */
    record Register(List<AuthorityRow> requests) {}

    /** What an authority asked for. */
    record Request(
            AccountId account,
            String authority,
            String legalBasis,
            String askedFor,
            @Nullable Instant barredUntil,
            @Nullable String barredWhy) {}

    /** The request's number. */
    record Recorded(long request) {}

    /** The first person's legal opinion. */
    record Opinion(String opinion) {}

    /** The second person's decision. */
    record Decided(Authorities.Outcome outcome, @Nullable String extract) {}
}

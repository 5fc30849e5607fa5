// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.identity.Staff;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.ui.session.Journeys.Journey;
import io.evenhand.ui.session.Provider.Arrival;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in at a provider: there, and back with its word. */
public final class ProviderPages {
    static final String PATH = "/sign-in/provider";
    static final String BACK = PATH + "/back";
    private static final Logger LOG = LoggerFactory.getLogger(ProviderPages.class);

    private final Provider provider;
    private final Guard guard;
    private final Staff staff;
    private final SignInPages signIn;
    private final Journeys journeys;
    private final Cookies cookies;

    ProviderPages(Provider provider, Guard guard, Staff staff, SignInPages signIn, boolean secure, Clock clock) {
        this.provider = provider;
        this.guard = guard;
        this.staff = staff;
        this.signIn = signIn;
        this.journeys = new Journeys(clock);
        this.cookies = new Cookies(secure);
    }

    /** Sends somebody to the provider. */
    void leave(Context ctx) {
        Journey journey = journeys.begin(SignInPages.next(ctx.queryParam("next")));
        try {
            String there = provider.departure(journey).toString();
            cookies.setForJourney(ctx, journey.browser(), PATH, Journeys.LIFE);
            Pages.seeOther(ctx, there);
        } catch (Provider.SilentException e) {
            silent(ctx, e);
        }
    }

    /** Takes the word that they came back with. */
    void arrive(Context ctx) {
        Journey journey = journeys.end(ctx.queryParam("state"), ctx.cookie(Cookies.JOURNEY));
        String code = ctx.queryParam("code");
        if (journey == null) {
            signIn.refuse(ctx, 403, "public.sign_in.problem.late");
        } else if (code == null) {
            signIn.refuse(ctx, 401, "public.sign_in.problem.refused");
        } else {
            try {
                arrive(ctx, journey, provider.arrival(journey, code, ctx.queryParam("iss")));
            } catch (Provider.SilentException e) {
                silent(ctx, e);
            }
        }
    }

    private void arrive(Context ctx, Journey journey, Arrival arrival) {
        if (arrival instanceof Arrival.Person person) {
            StaffMember member = staff.fromElsewhere(person.issuer(), person.subject(), person.name(), person.role());
            if (member == null) {
                signIn.refuse(ctx, 403, "public.sign_in.problem.taken");
            } else {
                guard.begin(ctx, member);
                signIn.welcome(ctx, journey.next());
            }
        } else if (arrival instanceof Arrival.Refused refused) {
            LOG.warn("a sign-in at the provider was refused: {}", refused.why());
            signIn.refuse(ctx, 401, "public.sign_in.problem.unclear");
        } else {
            signIn.refuse(ctx, 403, "public.sign_in.problem.no_role");
        }
    }

    private void silent(Context ctx, Provider.SilentException e) {
        LOG.warn("the provider of sign-ins does not answer", e);
        signIn.refuse(ctx, 503, "public.sign_in.problem.silent");
    }
}

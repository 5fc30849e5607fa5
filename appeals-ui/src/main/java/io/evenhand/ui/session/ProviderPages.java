// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.identity.Staff;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.ui.session.Journeys.Journey;
import io.evenhand.ui.session.Provider.Arrival;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
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
            signIn.refuse(ctx, 403, "That took too long, or it began in another browser. Please sign in once more.");
        } else if (code == null) {
            signIn.refuse(ctx, 401, "You were not signed in at " + provider.title() + ". Please try again.");
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
                signIn.refuse(
                        ctx,
                        403,
                        "Your name there belongs to somebody else here. Please ask whoever runs this installation.");
            } else {
                guard.begin(ctx, member);
                welcome(ctx, journey.next());
            }
        } else if (arrival instanceof Arrival.Refused refused) {
            LOG.warn("a sign-in at the provider was refused: {}", refused.why());
            signIn.refuse(ctx, 401, "What came back does not show who you are. Please sign in once more.");
        } else {
            signIn.refuse(
                    ctx,
                    403,
                    "You are signed in there, and have no role here. Please ask whoever runs this installation for"
                            + " one.");
        }
    }

    /**
     * A page that goes on by itself: a browser that comes from another site does not show the new cookie in the same step, but
     * does when a page of ours leads it on.
     */
    private static void welcome(Context ctx, String next) {
        PageView page = PageView.english("You are signed in", Place.DESK, null, "");
        Pages.show(ctx, Pages.TEMPLATES.sessionArrived(page, next));
    }

    private void silent(Context ctx, Provider.SilentException e) {
        LOG.warn("the provider of sign-ins does not answer", e);
        signIn.refuse(ctx, 503, "The sign-in of " + provider.title() + " does not answer. Please try again soon.");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.identity.SecondFactors;
import io.evenhand.enforcement.identity.Staff;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Addresses of signing in and out, here and at a provider, and of a person's own second factor. */
public final class SignInRoutes {
    private final SignInPages pages;
    private final FactorPages factors;
    private final @Nullable ProviderPages provider;

    /** @param publicUrl the address that the provider sends people back to begins with it */
    public SignInRoutes(
            SignInSettings settings,
            Guard guard,
            Forms forms,
            Languages languages,
            Doorkeeper keeper,
            Staff staff,
            SecondFactors factors,
            String publicUrl,
            Clock clock,
            Runnable onFailure) {
        ProviderSettings elsewhere = settings.provider();
        String title = elsewhere == null ? null : elsewhere.title();
        pages = new SignInPages(guard, forms, languages, keeper, settings.passwords(), title, onFailure);
        this.factors = new FactorPages(guard, factors);
        provider = elsewhere == null
                ? null
                : new ProviderPages(
                        new Provider(elsewhere, URI.create(publicUrl + ProviderPages.BACK)),
                        guard,
                        staff,
                        pages,
                        publicUrl.startsWith("https:"),
                        clock);
    }

    public void add(RoutesConfig to) {
        to.get("/sign-in", pages::show);
        to.post("/sign-in", pages::signIn);
        to.post("/sign-out", pages::signOut);
        ProviderPages elsewhere = provider;
        if (elsewhere != null) {
            to.get(ProviderPages.PATH, elsewhere::leave);
            to.get(ProviderPages.BACK, elsewhere::arrive);
        }
        to.before("/desk", pages::before);
        to.before("/desk/*", pages::before);
        to.get(FactorPages.PATH, factors::show);
        to.post(FactorPages.PATH, factors::act);
    }
}

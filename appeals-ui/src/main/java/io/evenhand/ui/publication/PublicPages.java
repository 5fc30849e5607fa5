// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.publication;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** The page that explains what this is, and the files every page needs. */
public final class PublicPages {
    private final byte[] css = resource("app.css");
    private final byte[] icon = resource("icon.svg");
    private final Languages languages;

    public PublicPages(Languages languages) {
        this.languages = languages;
    }

    public void home(Context ctx) {
        Language language = languages.of(ctx);
        String title = Texts.of(language).say("public.home.title");
        Pages.show(ctx, Pages.TEMPLATES.publicationHome(Languages.page(title, Place.PUBLIC, "", "/", language)));
    }

    /** How accessible the pages are, and what to do where they are not. */
    public void accessibility(Context ctx) {
        Language language = languages.of(ctx);
        Phrasebook words = Texts.of(language);
        Pages.show(
                ctx,
                Pages.TEMPLATES.publicationAccessibility(Languages.page(
                        words.say("public.access.title"), Place.PUBLIC, "", "/accessibility", language)));
    }

    public void css(Context ctx) {
        ctx.header("Cache-Control", "public, max-age=300")
                .contentType("text/css; charset=utf-8")
                .result(css);
    }

    public void icon(Context ctx) {
        ctx.header("Cache-Control", "public, max-age=86400")
                .contentType("image/svg+xml")
                .result(icon);
    }

    private static byte[] resource(String name) {
        try (InputStream in = PublicPages.class.getResourceAsStream("/public/" + name)) {
            if (in == null) {
                throw new IllegalStateException("a packaged file is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("a packaged file is unreadable", e);
        }
    }
}

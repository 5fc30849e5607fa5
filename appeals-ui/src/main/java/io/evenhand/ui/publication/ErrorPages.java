// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.publication;

import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.ErrorView;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Pages for what could not be shown: what happened in plain words, in the reader's language, and always a way on. */
public final class ErrorPages {
    private static final String KEY = "error.page.";

    private final Languages languages;

    public ErrorPages(Languages languages) {
        this.languages = languages;
    }

    public void show(Context ctx, Refusal.Reason reason) {
        show(ctx, reason.status(), key(reason), ways(reason, isDesk(ctx)));
    }

    /** Something in the program failed; the page says so without saying more. */
    public void showFailure(Context ctx) {
        show(ctx, 500, "failure", isDesk(ctx) ? List.of("desk", "home") : List.of("home"));
    }

    private void show(Context ctx, int status, String key, List<String> ways) {
        Phrasebook words = Texts.of(languages.of(ctx));
        PageView page = new PageView(words.say(KEY + key + ".title"), Place.DESK, null, "", words, List.of());
        List<String> paragraphs = Stream.of(".first", ".second")
                .map(each -> KEY + key + each)
                .filter(words.keys()::contains)
                .map(words::say)
                .toList();
        List<LinkView> links = ways.stream()
                .map(way -> new LinkView(address(way), words.say(KEY + way)))
                .toList();
        Pages.show(ctx, status, Pages.TEMPLATES.publicationError(new ErrorView(page, paragraphs, links)));
    }

    private static boolean isDesk(Context ctx) {
        return ctx.path().startsWith("/desk");
    }

    private static String key(Reason reason) {
        return (reason == Reason.UNAUTHENTICATED ? Reason.BAD_REQUEST : reason)
                .name()
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> ways(Reason reason, boolean desk) {
        if (reason == Reason.TOOK_PART) {
            return List.of("appeals", "desk");
        }
        if (desk) {
            return List.of("desk", "home");
        }
        return reason == Reason.LINK_UNKNOWN || reason == Reason.CODE_NEEDED ? List.of("own", "home") : List.of("home");
    }

    private static String address(String way) {
        return switch (way) {
            case "own" -> "/me";
            case "desk" -> "/desk";
            case "appeals" -> "/desk/appeals";
            default -> "/";
        };
    }
}

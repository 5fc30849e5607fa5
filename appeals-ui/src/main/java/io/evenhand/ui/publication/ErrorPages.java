// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.publication;

import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.view.ErrorView;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.util.List;

/** Pages for what could not be shown: what happened in plain words, and always a way on. */
public final class ErrorPages {
    private static final LinkView HOME = new LinkView("/", "What Evenhand is");
    private static final LinkView OWN = new LinkView("/me", "See how your account stands, with a code by mail");
    private static final LinkView DESK = new LinkView("/desk", "The desk");
    private static final LinkView APPEALS = new LinkView("/desk/appeals", "The other appeals");

    private ErrorPages() {}

    public static void show(Context ctx, Refusal.Reason reason) {
        boolean desk = ctx.path().startsWith("/desk");
        Pages.show(ctx, reason.status(), Pages.TEMPLATES.publicationError(view(reason, desk)));
    }

    /** Something in the program failed; the page says so without saying more. */
    public static void showFailure(Context ctx) {
        ErrorView view = page(
                "Something went wrong on our side",
                List.of(
                        "It is not your fault. Nothing you sent was changed.",
                        "Please try again in a few minutes. If you were writing, go back in your browser: your text should still be there."),
                List.of(HOME));
        Pages.show(ctx, 500, Pages.TEMPLATES.publicationError(view));
    }

    private static ErrorView view(Reason reason, boolean desk) {
        List<LinkView> ways = desk ? List.of(DESK, HOME) : List.of(HOME);
        return switch (reason) {
            case LINK_UNKNOWN ->
                page(
                        "This link does not open a notice",
                        List.of(
                                "Perhaps a part of it got lost: links can break over two lines in a message. Please copy the whole link.",
                                "Perhaps the time in which it worked is over. Then answer the message you received, and a person sends you a new link."),
                        desk ? ways : List.of(OWN, HOME));
            case TOOK_PART ->
                page(
                        "Somebody else decides this appeal",
                        List.of(
                                "You took part in the decision that is appealed. A person who took no part has to decide.",
                                "Nothing was recorded. The appeal stays in the queue for your colleagues."),
                        List.of(APPEALS, DESK));
            case FORM_NOT_OURS ->
                page(
                        "Please send the form once more",
                        List.of(
                                "The form was open too long, or it did not come from this site. Nothing was recorded.",
                                "Go back, reload the page and send it again."),
                        ways);
            case FORBIDDEN, CODE_NEEDED ->
                page(
                        "This page is not yours to see",
                        List.of("Your role does not include it. Nothing was recorded."),
                        ways);
            case CONFLICT ->
                page(
                        "Somebody else was faster",
                        List.of("This was decided in the meantime. Nothing you sent was recorded."),
                        ways);
            case GONE ->
                page("This is not kept any more", List.of("It was here once. Its time in our files is over."), ways);
            case BAD_REQUEST, UNAUTHENTICATED ->
                page("This request is not understood", List.of("Please use the links and forms of these pages."), ways);
            case TOO_MANY ->
                page(
                        "Please come back later",
                        List.of(
                                "There were too many attempts. Nothing was recorded. Try again in a quarter of an hour."),
                        ways);
            case UNAVAILABLE ->
                page(
                        "We cannot answer right now",
                        List.of("A part that is needed does not answer. Please try again soon."),
                        ways);
            case NOT_FOUND ->
                page(
                        "There is no such page",
                        List.of("The address may be mistyped, or the page may have moved."),
                        ways);
        };
    }

    private static ErrorView page(String title, List<String> paragraphs, List<LinkView> ways) {
        return new ErrorView(PageView.of(title, Place.DESK), paragraphs, ways);
    }
}

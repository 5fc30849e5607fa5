// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.contract.story.Story;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.StoryView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/**
 * The story of two waves of bans, where people think about banning providers.
 *
 * <p>It stands at the desk and not in public, because it speaks of simulated people and a visitor of a platform might take
 * them for the platform's own; whoever wants to publish it has it as a file.
 */
public final class StoryPages {
    private final Guard guard;
    private final StoryShelf shelf;

    public StoryPages(Guard guard, StoryShelf shelf) {
        this.guard = guard;
        this.shelf = shelf;
    }

    public void add(RoutesConfig to) {
        to.get("/desk/what-if/story", this::show);
    }

    private void show(Context ctx) {
        PageView page = guard.page(ctx, "", Place.WHAT_IF).titled("story.title");
        Story story = shelf.newest();
        Pages.show(
                ctx,
                Pages.TEMPLATES.whatifStory(
                        story == null ? new StoryView(page, "", List.of(), List.of()) : StoryWords.view(page, story)));
    }
}

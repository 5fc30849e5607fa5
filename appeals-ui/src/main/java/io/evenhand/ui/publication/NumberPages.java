// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.publication;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.number.Numbers;
import io.evenhand.enforcement.number.Quarter;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.NumbersView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;

/** What was decided, appealed and asked for by authorities, quarter by quarter, for everybody to read. */
public final class NumberPages {
    /** Two years: as long as decisions are kept, so that the numbers can still be counted again. */
    private static final int QUARTERS = 8;

    private final Numbers numbers;
    private final Languages languages;
    private final Clock clock;

    public NumberPages(Numbers numbers, Languages languages, Clock clock) {
        this.numbers = numbers;
        this.languages = languages;
        this.clock = clock;
    }

    public void show(Context ctx) {
        Language language = languages.of(ctx);
        Phrasebook words = Texts.of(language);
        List<Quarter> over = Quarter.over(QUARTERS, clock.instant());
        String asked = ctx.queryParam("quarter"); // one that is not over is not there
        Quarter chosen = over.stream()
                .filter(each -> each.code().equals(asked))
                .findFirst()
                .orElse(over.get(0));
        PageView page = Languages.page(words.say("public.numbers.title"), Place.PUBLIC, "", "/numbers", language);
        Pages.show(ctx, Pages.TEMPLATES.publicationNumbers(view(page, over, chosen, words)));
    }

    private NumbersView view(PageView page, List<Quarter> over, Quarter chosen, Phrasebook words) {
        return new NumbersView(
                page,
                over.stream()
                        .map(each -> new LinkView(
                                each.equals(chosen) ? "" : "/numbers?quarter=" + each.code(), named(each, words)))
                        .toList(),
                named(chosen, words),
                List.of(
                        new LinkView("/numbers/" + chosen.code() + ".csv", "CSV"),
                        new LinkView("/numbers/" + chosen.code() + ".json", "JSON")),
                NumberWords.tables(numbers.of(chosen), words),
                NumberWords.medians(numbers.medians(chosen), words));
    }

    private static String named(Quarter quarter, Phrasebook words) {
        return words.say("public.numbers.quarter", "n", quarter.number(), "year", String.valueOf(quarter.year()));
    }
}

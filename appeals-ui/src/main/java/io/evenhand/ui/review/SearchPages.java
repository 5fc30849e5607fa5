// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.caseload.CaseSearch;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.SearchView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Where people look for cases by kind and date, keep searches, and take counts away. */
public final class SearchPages {
    private static final String PATH = "/desk/search";

    /** Nobody turns more pages than this; a narrower search is better. */
    private static final int PAGES_MAX = 200;

    private final Guard guard;
    private final CaseSearch search;
    private final Clock clock;

    public SearchPages(Guard guard, CaseSearch search, Clock clock) {
        this.guard = guard;
        this.search = search;
        this.clock = clock;
    }

    public void add(RoutesConfig to) {
        to.get(PATH, ctx -> answer(ctx, 200, SearchForm.of(ctx::queryParam), null));
        to.post(PATH, this::keep);
        to.get(PATH + "/counts.csv", this::counts);
    }

    /** Keeps a search under a name, or forgets one. */
    private void keep(Context ctx) {
        StaffMember by = guard.member(ctx);
        String remove = Typed.of(ctx, "remove");
        if (!remove.isEmpty()) {
            search.remove(Ids.number(remove), by);
            Pages.seeOther(ctx, PATH);
            return;
        }
        SearchForm form = SearchForm.parsed(Typed.of(ctx, "query"));
        if (search.save(Typed.of(ctx, "name"), form.query(), by)) {
            Pages.seeOther(ctx, PATH + form.query());
        } else {
            answer(ctx, 422, form, guard.words(ctx).say("work.search.wrong"));
        }
    }

    private void counts(Context ctx) {
        SearchForm form = SearchForm.of(ctx::queryParam);
        ctx.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"cases-by-month.csv\"")
                .result(search.counts(form.filter(guard.member(ctx)), guard.member(ctx)));
    }

    private void answer(Context ctx, int status, SearchForm form, @Nullable String problem) {
        StaffMember by = guard.member(ctx);
        Phrasebook words = guard.words(ctx);
        int number = Math.min(form.page(), PAGES_MAX);
        CaseSearch.Found found = search.find(form.filter(by), number, by);
        boolean more = found.count() > (number + 1) * CaseSearch.PAGE && number < PAGES_MAX;
        String cases = Counts.of(found.count(), "case", words);
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.reviewSearch(new SearchView(
                        guard.page(ctx, words.say("work.search.title"), Place.SEARCH),
                        problem,
                        form.selects(words),
                        form.dates(words),
                        form.mine(),
                        found.count() == CaseSearch.COUNT_MAX
                                ? words.say("work.search.more_than", "cases", cases)
                                : cases,
                        found.cases().stream()
                                .map(line -> CaseWords.row(line, clock.instant(), words))
                                .toList(),
                        form.query(),
                        number == 0 ? null : PATH + form.query(number - 1),
                        more ? PATH + form.query(number + 1) : null,
                        search.saved(by).stream()
                                .map(each -> new SearchView.Saved(each.id(), each.name(), PATH + each.query()))
                                .toList(),
                        by.role().decidesCases())));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.asn.collateral.Count;
import io.evenhand.enforcement.network.BlanketBan;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.BlanketBanView;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The room where one sees what a ban of whole providers would do; it is counted, and nothing can be done with it. */
public final class BlanketBanPages {
    private static final String PATH = "/desk/what-if";
    private static final FieldView TERMS = FieldView.blank(
            "terms",
            "Providers, systems or prefixes",
            "One a line, or separated by commas: a word in a name, AS64496, or 198.51.100.0/24.");

    private final Guard guard;
    private final BlanketBan ban;
    private final String attribution;

    /** @param attribution what the licence of the data about networks asks to be shown */
    public BlanketBanPages(Guard guard, BlanketBan ban, String attribution) {
        this.guard = guard;
        this.ban = ban;
        this.attribution = attribution;
    }

    public void add(RoutesConfig to) {
        to.get(PATH, ctx -> answer(ctx, 200, TERMS, null));
        to.post(PATH, this::count);
    }

    private void count(Context ctx) {
        String typed = Typed.of(ctx, "terms");
        List<String> terms = Arrays.stream(typed.split("[,\\n]"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        try {
            answer(ctx, 200, TERMS.filled(typed, null), ban.of(terms));
        } catch (IllegalArgumentException e) {
            answer(ctx, 422, TERMS.filled(typed, e.getMessage()), null);
        }
    }

    private void answer(Context ctx, int status, FieldView terms, BlanketBan.@Nullable Effect effect) {
        String title = "What if a whole provider was banned?";
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.whatifBan(new BlanketBanView(
                        guard.page(ctx, terms.wrong() == null ? title : "Error: " + title, Place.WHAT_IF),
                        terms,
                        effect == null ? List.of() : facts(effect),
                        effect == null
                                ? List.of()
                                : effect.places().stream()
                                        .map(each -> new FactView(
                                                each.name(), each.sellers().text()))
                                        .toList(),
                        attribution)));
    }

    private static List<FactView> facts(BlanketBan.Effect effect) {
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView(
                "Banned",
                effect.systems()
                        + (effect.systems() == 1 ? " system" : " systems")
                        + (effect.wider() ? ", whole even where a prefix was named" : "")));
        facts.add(new FactView(
                "People hit, seen there within 30 days", effect.hit().text()));
        Count clean = effect.clean();
        facts.add(new FactView("Of them with no evidence at all", clean == null ? "not shown" : clean.text()));
        facts.add(new FactView(
                "Sellers caught",
                effect.caught().text() + " of " + effect.sellers().text()));
        Double each = effect.perSeller();
        facts.add(new FactView(
                "Others hit for each seller caught",
                each == null ? "not shown" : String.format(Locale.ROOT, "%.1f", each)));
        facts.add(new FactView(
                "Caught sellers already seen elsewhere, too", effect.moving().text()));
        return facts;
    }
}

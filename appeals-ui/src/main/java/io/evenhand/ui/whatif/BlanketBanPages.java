// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.asn.collateral.Count;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.network.BlanketBan;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.BlanketBanView;
import io.evenhand.ui.view.CountWords;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The room where one sees what a ban of whole providers would do; it is counted, and nothing can be done with it. */
public final class BlanketBanPages {
    private static final String PATH = "/desk/what-if";

    private final Guard guard;
    private final BlanketBan ban;
    private final Supplier<String> attribution;

    /** @param attribution what the licence of the data about networks asks to be shown */
    public BlanketBanPages(Guard guard, BlanketBan ban, Supplier<String> attribution) {
        this.guard = guard;
        this.ban = ban;
        this.attribution = attribution;
    }

    public void add(RoutesConfig to) {
        to.get(PATH, ctx -> answer(ctx, 200, "", null, null));
        to.post(PATH, this::count);
    }

    private void count(Context ctx) {
        String typed = Typed.of(ctx, "terms");
        List<String> terms = Arrays.stream(typed.split("[,\\n]"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        Phrasebook words = guard.words(ctx);
        if (terms.isEmpty() || terms.size() > BlanketBan.TERMS_MAX) {
            answer(ctx, 422, typed, words.say("whatif.terms.count", "most", BlanketBan.TERMS_MAX), null);
            return;
        }
        for (String term : terms) {
            String wrong = wrong(term);
            if (wrong != null) {
                answer(ctx, 422, typed, words.say(wrong, "term", term), null);
                return;
            }
        }
        answer(ctx, 200, typed, null, ban.of(terms));
    }

    /** The key of what is wrong with a term, or null. */
    private @Nullable String wrong(String term) {
        try {
            return ban.isKnown(term) ? null : "whatif.terms.unknown";
        } catch (IllegalArgumentException e) {
            return "whatif.terms.unreadable";
        }
    }

    private void answer(
            Context ctx, int status, String typed, @Nullable String wrong, BlanketBan.@Nullable Effect effect) {
        Phrasebook words = guard.words(ctx);
        String title = words.say("whatif.title");
        CountWords counts = new CountWords(words);
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.whatifBan(new BlanketBanView(
                        guard.page(
                                ctx, wrong == null ? title : words.say("frame.error", "title", title), Place.WHAT_IF),
                        FieldView.blank("terms", words.say("whatif.terms"), words.say("whatif.terms.hint"))
                                .filled(typed, wrong),
                        effect == null ? List.of() : facts(effect, counts),
                        effect == null
                                ? List.of()
                                : effect.places().stream()
                                        .map(each -> new FactView(each.name(), counts.of(each.sellers())))
                                        .toList(),
                        attribution.get())));
    }

    private static List<FactView> facts(BlanketBan.Effect effect, CountWords counts) {
        Phrasebook words = counts.words();
        Count clean = effect.clean();
        Double each = effect.perSeller();
        String hidden = words.say("whatif.hidden");
        String banned =
                words.say(effect.wider() ? "whatif.banned.wider" : "whatif.banned.systems", "n", effect.systems());
        String caught = words.say(
                "whatif.caught.of", "caught", counts.of(effect.caught()), "sellers", counts.of(effect.sellers()));
        return List.of(
                new FactView(words.say("whatif.banned"), banned),
                new FactView(words.say("whatif.hit"), counts.of(effect.hit())),
                new FactView(words.say("whatif.clean"), clean == null ? hidden : counts.of(clean)),
                new FactView(words.say("whatif.caught"), caught),
                new FactView(
                        words.say("whatif.per_seller"),
                        each == null ? hidden : words.say("whatif.per_seller.ratio", "ratio", each)),
                new FactView(words.say("whatif.moving"), counts.of(effect.moving())));
    }
}

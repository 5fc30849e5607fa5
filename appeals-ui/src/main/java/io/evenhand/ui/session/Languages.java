// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.document.Language;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The language of a page: asked for in its address and remembered, or what the browser prefers. */
public final class Languages {
    private static final Map<Language, String> NAMES =
            Map.of(Language.EN, "English", Language.FR, "Français", Language.DE, "Deutsch");

    /** The language in an address. */
    private static final Pattern CHOICE = Pattern.compile("(^|&)lang=[^&]*");

    private final Cookies cookies;

    public Languages(boolean secure) {
        this.cookies = new Cookies(secure);
    }

    public Language of(Context ctx) {
        Language asked = Language.find(ctx.queryParam("lang"));
        if (asked != null) {
            cookies.set(ctx, Cookies.LANGUAGE, asked.code());
            return asked;
        }
        Language remembered = Language.find(ctx.cookie(Cookies.LANGUAGE));
        return remembered != null ? remembered : preferred(ctx.header("Accept-Language"));
    }

    private static Language preferred(@Nullable String header) {
        if (header == null || header.length() > 500) {
            return Language.EN;
        }
        try {
            Locale best = Locale.lookup(
                    Locale.LanguageRange.parse(header),
                    Arrays.stream(Language.values()).map(Language::locale).toList());
            Language found = best == null ? null : Language.find(best.getLanguage());
            return found == null ? Language.EN : found;
        } catch (IllegalArgumentException e) {
            return Language.EN;
        }
    }

    /**
     * The frame of a page that is there in every language.
     *
     * @param csrf the proof that its forms carry; empty if it has none
     * @param path where it stands, also in the other languages
     */
    public static PageView page(String title, Place place, String csrf, String path, Language language) {
        return new PageView(title, place, null, csrf, Texts.of(language), others(path, language));
    }

    /** The page that was asked for in the other languages; none where the page answers a form. */
    List<LinkView> others(Context ctx) {
        if (!ctx.method().equals(HandlerType.GET)) {
            return List.of();
        }
        String query = ctx.queryString();
        String kept = query == null ? "" : CHOICE.matcher(query).replaceAll("");
        return others(ctx.path() + (kept.isEmpty() ? "" : "?" + kept), of(ctx));
    }

    /** The same page in the other languages, each under its own name. */
    private static List<LinkView> others(String path, Language language) {
        return Arrays.stream(Language.values())
                .filter(each -> each != language)
                .map(each -> new LinkView(path + (path.contains("?") ? "&" : "?") + "lang=" + each.code(), name(each)))
                .toList();
    }

    /** A language under its own name. */
    public static String name(Language language) {
        return NAMES.getOrDefault(language, language.code());
    }
}

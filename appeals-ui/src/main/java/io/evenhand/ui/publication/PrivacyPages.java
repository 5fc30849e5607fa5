// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.publication;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import io.evenhand.enforcement.privacy.catalogue.Papers;
import io.evenhand.enforcement.privacy.catalogue.Purpose;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.text.Kept;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.PrivacyView;
import io.evenhand.ui.view.PrivacyView.FieldRow;
import io.evenhand.ui.view.PrivacyView.PurposeView;
import io.evenhand.ui.view.PrivacyView.StoreView;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/** The privacy notice (GDPR Art. 13 and 14), made from the catalogue of data: it cannot leave out what the program keeps. */
public final class PrivacyPages {
    private final Languages languages;

    public PrivacyPages(Languages languages) {
        this.languages = languages;
    }

    public void show(Context ctx) {
        Pages.show(ctx, Pages.TEMPLATES.publicationPrivacy(view(languages.of(ctx))));
    }

    static PrivacyView view(Language language) {
        Kept kept = Kept.in(language);
        List<PurposeView> purposes = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            List<StoreView> stores = Catalogue.personal(purpose).stream()
                    .map(store -> store(store, kept))
                    .toList();
            if (!stores.isEmpty()) {
                purposes.add(
                        new PurposeView(kept.purpose(purpose), kept.basis(purpose), purpose.allowsObjection(), stores));
            }
        }
        String title = Texts.of(language).say("public.privacy.title");
        PageView page = Languages.page(title, Place.PUBLIC, "", "/privacy", language);
        return new PrivacyView(page, purposes);
    }

    private static StoreView store(DataStore store, Kept kept) {
        return new StoreView(
                Papers.sentence(kept.meaning(store)),
                kept.retention(store),
                kept.readers(store),
                kept.recipients(store),
                store.fields().stream()
                        .map(field ->
                                new FieldRow(kept.meaning(store, field), kept.origin(field), kept.precision(field)))
                        .toList());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.publication;

import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import io.evenhand.enforcement.privacy.catalogue.Papers;
import io.evenhand.enforcement.privacy.catalogue.Purpose;
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
    private final PrivacyView view = view();

    public void show(Context ctx) {
        Pages.show(ctx, Pages.TEMPLATES.publicationPrivacy(view));
    }

    static PrivacyView view() {
        List<PurposeView> purposes = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            List<StoreView> stores = Catalogue.personal(purpose).stream()
                    .map(PrivacyPages::store)
                    .toList();
            if (!stores.isEmpty()) {
                purposes.add(new PurposeView(purpose.words(), purpose.basis(), purpose.allowsObjection(), stores));
            }
        }
        return new PrivacyView(PageView.of("What we keep about you", Place.PUBLIC), purposes);
    }

    private static StoreView store(DataStore store) {
        return new StoreView(
                Papers.sentence(store.meaning()),
                store.retention().words(),
                Papers.readers(store),
                Papers.recipients(store),
                store.fields().stream()
                        .map(field -> new FieldRow(
                                field.meaning(),
                                field.kind().words(),
                                field.precision().words()))
                        .toList());
    }
}

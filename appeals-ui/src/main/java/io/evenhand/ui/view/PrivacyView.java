// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/** The privacy notice, purpose by purpose. */
public record PrivacyView(PageView page, List<PurposeView> purposes) {
    public PrivacyView {
        purposes = List.copyOf(purposes);
    }

    /**
     * What data are kept for.
     *
     * @param objection whether a person can object to it
     */
    public record PurposeView(String title, String basis, boolean objection, List<StoreView> stores) {
        public PurposeView {
            stores = List.copyOf(stores);
        }
    }

    /** One table or topic. */
    public record StoreView(String title, String kept, String readers, String recipients, List<FieldRow> fields) {
        public StoreView {
            fields = List.copyOf(fields);
        }
    }

    /** One field: what it is, where it comes from, how exactly it is kept. */
    public record FieldRow(String what, String origin, String precision) {}
}

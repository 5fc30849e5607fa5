// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import org.jspecify.annotations.Nullable;

/**
 * What the frame around every page needs.
 *
 * @param title the page's own title, without the product's name
 * @param place which part of the navigation it belongs to
 * @param staff who is signed in, or null for a visitor or an account holder
 * @param csrf the proof that forms on this page carry; empty if it has none
 */
public record PageView(String title, Place place, @Nullable StaffView staff, String csrf) {
    /** A page for anybody, without a form. */
    public static PageView of(String title, Place place) {
        return new PageView(title, place, null, "");
    }

    /** The parts of the site that navigation knows. */
    public enum Place {
        PUBLIC,
        NOTICE,
        CASES,
        APPEALS,
        RULES,
        NETWORKS,
        DESK
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.enforcement.document.Phrasebook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the frame around every page needs.
 *
 * @param title the page's own title, without the product's name
 * @param place which part of the navigation it belongs to
 * @param staff who is signed in, or null for a visitor or an account holder
 * @param csrf the proof that forms on this page carry; empty if it has none
 * @param words what is said on the page, in its language
 * @param languages the same page in other languages; empty where there are none
 */
public record PageView(
        String title, Place place, @Nullable StaffView staff, String csrf, Phrasebook words, List<LinkView> languages) {
    public PageView {
        languages = List.copyOf(languages);
    }

    /** The same page under a title in its language. */
    public PageView titled(String key) {
        return new PageView(say(key), place, staff, csrf, words, languages);
    }

    /** @param slots a name and its value, again and again */
    public String say(String key, Object... slots) {
        return words.say(key, slots);
    }

    /** The parts of the site that navigation knows. */
    public enum Place {
        PUBLIC,
        NOTICE,
        HOLDER,
        CASES,
        APPEALS,
        REPORTS,
        RULES,
        NETWORKS,
        POLICY,
        WHAT_IF,
        OVERSIGHT,
        PROGRAMS,
        NOTIFICATIONS,
        SEARCH,
        BATCHES,
        WORK,
        DESK
    }
}

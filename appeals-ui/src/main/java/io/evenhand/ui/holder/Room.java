// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import java.util.Locale;

/** The rooms of an account holder's pages, in the order of their navigation. */
enum Room {
    STANDING(""),
    DATA("/data"),
    SERVERS("/servers"),
    REQUESTS("/requests"),
    LOOKS("/looks"),
    CHOICES("/choices");

    private final String path;

    Room(String path) {
        this.path = path;
    }

    String path() {
        return "/me" + path;
    }

    /** For keys of texts and names of metrics. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

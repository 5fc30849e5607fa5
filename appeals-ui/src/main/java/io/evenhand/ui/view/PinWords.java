// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.enforcement.feed.Pinned;
import org.jspecify.annotations.Nullable;

/** A pin of the feed in sentences for colleagues. */
public final class PinWords {
    private PinWords() {}

    /** Why nothing reaches edges, and what waits; empty where nothing is pinned. */
    public static String of(@Nullable Pinned pinned) {
        return pinned == null
                ? ""
                : "Edges stay at revision " + pinned.rev() + " until "
                        + Dates.minute(pinned.until()).text() + ", since " + pinned.by() + " said so at "
                        + Dates.minute(pinned.at()).text() + ": \u201C" + pinned.reason() + "\u201D Meanwhile "
                        + Counts.of(pinned.restricting(), "restriction") + " and "
                        + Counts.of(pinned.relieving(), "relief") + " wait.";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.feed.Pinned;
import org.jspecify.annotations.Nullable;

/** A pin of the feed in sentences for colleagues. */
public final class PinWords {
    private PinWords() {}

    /** Why nothing reaches edges, and what waits; empty where nothing is pinned. */
    public static String of(@Nullable Pinned pinned, Phrasebook words) {
        return pinned == null
                ? ""
                : words.say(
                        "desk.pinned",
                        "rev",
                        Long.toString(pinned.rev()),
                        "until",
                        Dates.minute(pinned.until(), words.language()).text(),
                        "by",
                        pinned.by(),
                        "at",
                        Dates.minute(pinned.at(), words.language()).text(),
                        "reason",
                        pinned.reason(),
                        "restricting",
                        Counts.of(pinned.restricting(), "restriction", words),
                        "relieving",
                        Counts.of(pinned.relieving(), "relief", words));
    }
}

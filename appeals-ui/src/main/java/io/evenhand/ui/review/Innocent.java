// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What else a pattern can be: what a reader looks for before they form their own view. */
enum Innocent {
    FAMILY("family", "a large family, or one that changes"),
    CLUB("club", "a club, a choir, a class or a community with seasons"),
    HOSTED("hosted", "a server that stands elsewhere for its bandwidth"),
    VPN("vpn", "a VPN or a network that many people share"),
    MOVE("move", "a move to another home or another server"),
    TAKEN_OVER("taken-over", "an account that somebody else took over");

    private final String wire;
    private final String text;

    Innocent(String wire, String text) {
        this.wire = wire;
        this.text = text;
    }

    String wire() {
        return wire;
    }

    String text() {
        return text;
    }

    /** Those that were looked for as a sentence in front of a view; empty if there are none. */
    static String sentence(Set<String> looked) {
        List<String> found = Arrays.stream(values())
                .filter(each -> looked.contains(each.wire))
                .map(Innocent::text)
                .toList();
        return found.isEmpty() ? "" : found.stream().collect(Collectors.joining("; ", "Looked for: ", ".\n"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.document.Phrasebook;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What else a pattern can be: what a reader looks for before they form their own view. */
enum Innocent {
    FAMILY("family"),
    CLUB("club"),
    HOSTED("hosted"),
    VPN("vpn"),
    MOVE("move"),
    TAKEN_OVER("taken-over");

    private final String wire;

    Innocent(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    String text(Phrasebook words) {
        return words.say("case.innocent." + CaseWords.key(this));
    }

    /** Those that were looked for as a sentence in front of a view, in its writer's language; empty if there are none. */
    static String sentence(Set<String> looked, Phrasebook words) {
        List<String> found = Arrays.stream(values())
                .filter(each -> looked.contains(each.wire))
                .map(each -> each.text(words))
                .toList();
        return found.isEmpty() ? "" : words.say("case.innocent.sentence", "list", String.join("; ", found)) + "\n";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Codes of reasons as a reader of the queue sees them; a code nobody worded yet is shown with spaces. */
final class ReasonWords {
    private ReasonWords() {}

    static String of(List<String> codes) {
        return codes.stream().map(ReasonWords::of).collect(Collectors.joining(", "));
    }

    private static String of(String code) {
        return switch (code) {
            case "RHYTHM_BILLING" -> "removals in a monthly rhythm";
            case "LINK_STRONG_KEYS" -> "keys shared with other accounts";
            case "MANY_ON_CYCLE_VIEWERS" -> "many people removed on time";
            default -> code.toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}

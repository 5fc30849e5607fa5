// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.document.Phrasebook;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Codes of reasons as a reader of the queue sees them; a code nobody worded yet is shown with spaces. */
final class ReasonWords {
    private ReasonWords() {}

    static String of(List<String> codes, Phrasebook words) {
        return codes.stream().map(code -> of(code, words)).collect(Collectors.joining(", "));
    }

    private static String of(String code, Phrasebook words) {
        String key = "case.reason." + code.toLowerCase(Locale.ROOT);
        return words.has(key) ? words.say(key) : code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

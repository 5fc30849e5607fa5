// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.transparency;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for anything personal in a public statement; one that holds any is not sent. */
final class Scrubber {
    private static final List<Personal> PERSONAL = List.of(
            new Personal("an e-mail address", Pattern.compile("[^\\s@]+@[^\\s@]+")),
            new Personal(
                    "an IP address",
                    Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b|\\b[0-9a-f]{1,4}(:[0-9a-f]{0,4}){2,7}")),
            new Personal("a web address", Pattern.compile("https?://|www\\.")),
            new Personal("a host name", Pattern.compile("\\b[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,}\\b")),
            new Personal("a long number", Pattern.compile("\\d{10,}")));

    private Scrubber() {}

    private record Personal(String what, Pattern pattern) {}

    /**
     * What kind of thing a text holds that it must not, or null.
     *
     * @param names every name of an account, server or case that must not be told
     */
    static @Nullable String finding(String text, List<String> names) {
        String plain = text.toLowerCase(Locale.ROOT);
        for (String name : names) {
            if (plain.contains(name.toLowerCase(Locale.ROOT))) {
                return "a name from the case";
            }
        }
        return PERSONAL.stream()
                .filter(each -> each.pattern().matcher(plain).find())
                .map(Personal::what)
                .findFirst()
                .orElse(null);
    }
}

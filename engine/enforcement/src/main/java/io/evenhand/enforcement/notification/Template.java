// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notification;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with slots in braces, filled with what happened; there is nothing else it can do. */
public final class Template {
    /** The slots there are. */
    public static final Set<String> SLOTS = Set.of("what", "kind", "subject", "detail", "at", "link");

    private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)}");

    private Template() {}

    /** A slot that there is not, or null if all are known. */
    public static @Nullable String unknown(String template) {
        Set<String> unknown = new TreeSet<>();
        Matcher slots = SLOT.matcher(template);
        while (slots.find()) {
            if (!SLOTS.contains(slots.group(1))) {
                unknown.add(slots.group(1));
            }
        }
        return unknown.isEmpty() ? null : unknown.iterator().next();
    }

    /** @param desk the address of the desk, without a slash at the end */
    public static String fill(String template, Happening it, String desk) {
        Map<String, String> values = Map.of(
                "what", it.kind().words(),
                "kind", it.kind().name(),
                "subject", it.subject(),
                "detail", it.detail(),
                "at", it.at().toString(),
                "link", desk + path(it.subject()));
        return SLOT.matcher(template)
                .replaceAll(slot -> Matcher.quoteReplacement(values.getOrDefault(slot.group(1), slot.group())))
                .strip();
    }

    private static String path(String subject) {
        int colon = subject.indexOf(':');
        String noun = colon < 0 ? subject : subject.substring(0, colon);
        String id = subject.substring(colon + 1);
        return switch (noun) {
            case "case" -> "/desk/cases/" + id;
            case "appeal" -> "/desk/appeals/" + id;
            case "breaker" -> "/desk/rules";
            default -> "/desk";
        };
    }
}

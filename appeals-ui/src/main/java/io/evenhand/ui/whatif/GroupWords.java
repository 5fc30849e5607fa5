// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The groups of a report in one language. A report is kept with the names that its groups had when it was made, so a name that
 * nobody knows any more is shown as it was kept.
 */
record GroupWords(RuleWords words) {
    static final String OUTCOME = "outcome";

    private static final Pattern BETWEEN = Pattern.compile("([0-9]+) to ([0-9]+) viewers");
    private static final Pattern OVER = Pattern.compile("([0-9]+) viewers or more");
    private static final Map<String, String> KINDS = Map.of(
            "community",
            "rule.report.kind.community",
            "hosting",
            "rule.report.kind.hosting",
            "household",
            "rule.report.kind.household",
            "tenure",
            "rule.report.kind.tenure",
            "country",
            "rule.report.kind.country",
            "country tier",
            "rule.report.kind.country_tier",
            "language",
            "rule.report.kind.language",
            OUTCOME,
            "rule.report.kind.outcome",
            "network",
            "rule.report.kind.network");
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("unknown", "rule.report.value.unknown"),
            Map.entry("under 90 days", "rule.report.value.tenure.under"),
            Map.entry("90 days to a year", "rule.report.value.tenure.between"),
            Map.entry("over a year", "rule.report.value.tenure.over"),
            Map.entry("1 person", "rule.report.value.household.one"),
            Map.entry("2 people", "rule.report.value.household.two"),
            Map.entry("3 or 4 people", "rule.report.value.household.some"),
            Map.entry("5 people or more", "rule.report.value.household.many"),
            Map.entry("hosting", "rule.report.value.hosting"),
            Map.entry("home", "rule.report.value.home"),
            Map.entry("1: a tenth of the accounts or more each", "rule.report.value.tier.first"),
            Map.entry("2: a hundredth or more each", "rule.report.value.tier.second"),
            Map.entry("3: less than a hundredth each", "rule.report.value.tier.third"));

    /** What accounts are grouped by. */
    String title(String kind) {
        String key = KINDS.get(kind);
        return key == null ? kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) : words.say(key);
    }

    /** One group of a kind; networks and languages are named, not worded. */
    String value(String kind, String value) {
        if (kind.equals(OUTCOME)) {
            return words.outcome(value);
        }
        String key = VALUES.get(value);
        return key == null ? viewers(value) : words.say(key);
    }

    private String viewers(String value) {
        Matcher between = BETWEEN.matcher(value);
        if (between.matches()) {
            return words.say("rule.report.value.viewers.between", "from", number(between, 1), "to", number(between, 2));
        }
        Matcher over = OVER.matcher(value);
        return over.matches() ? words.say("rule.report.value.viewers.over", "from", number(over, 1)) : value;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}

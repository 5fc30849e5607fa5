// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.ui.view.SaidView;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a breaker tripped, from its numbers in one language. What no number tells is read from the sentence that was kept; a
 * sentence of another shape is shown as it was kept.
 */
record BreakerWords(RuleWords words, GroupWords groups) {
    private static final Pattern RATE =
            Pattern.compile("[0-9]+ restrictions within an? (?:hour|day); (the|without) .*");
    private static final Pattern GROUP = Pattern.compile(".* in one group, ([a-z ]+): (.+) \\(95 .*");
    private static final Pattern UNDONE = Pattern.compile("what it did was undone by (.+) and (.+)");

    static BreakerWords of(RuleWords words) {
        return new BreakerWords(words, new GroupWords(words));
    }

    String kind(BreakerRow row) {
        return words.say("rule.breaker.kind.", row.kind());
    }

    /** How many of what, and how many could be expected. */
    SaidView detail(BreakerRow row) {
        return switch (row.kind()) {
            case HOURLY -> rate("rule.breaker.hourly", row);
            case DAILY -> rate("rule.breaker.daily", row);
            case CONCENTRATION -> concentration(row);
            case OVERTURNED -> overturned(row);
            case UNDONE -> undone(row);
        };
    }

    private SaidView rate(String key, BreakerRow row) {
        Matcher told = RATE.matcher(row.detail());
        Double expected = row.expected();
        if (expected == null || !told.matches()) {
            return SaidView.english(row.detail());
        }
        String source = told.group(1).equals("the") ? "report" : "none";
        return SaidView.of(words.say(key, "hits", row.hits(), "source", source, "most", expected));
    }

    private SaidView overturned(BreakerRow row) {
        Integer of = row.trials();
        Double most = row.expected();
        Double lower = row.lower();
        Double upper = row.upper();
        if (of == null || most == null || lower == null || upper == null) {
            return SaidView.english(row.detail());
        }
        return SaidView.of(words.say(
                "rule.breaker.overturned",
                "hits",
                row.hits(),
                "of",
                of,
                "share",
                100.0 * row.hits() / of,
                "lower",
                100 * lower,
                "upper",
                100 * upper,
                "most",
                100 * most));
    }

    private SaidView concentration(BreakerRow row) {
        Integer of = row.trials();
        Double share = row.expected();
        Double lower = row.lower();
        Double upper = row.upper();
        Matcher told = GROUP.matcher(row.detail());
        if (of == null || share == null || lower == null || upper == null || !told.matches()) {
            return SaidView.english(row.detail());
        }
        return SaidView.of(words.say(
                "rule.breaker.concentration",
                "hits",
                row.hits(),
                "of",
                of,
                "group",
                groups.title(told.group(1)),
                "value",
                groups.value(told.group(1), told.group(2)),
                "lower",
                100 * lower,
                "upper",
                100 * upper,
                "share",
                100 * share));
    }

    private SaidView undone(BreakerRow row) {
        Matcher told = UNDONE.matcher(row.detail());
        return told.matches()
                ? SaidView.of(words.say("rule.breaker.undone", "first", told.group(1), "second", told.group(2)))
                : SaidView.english(row.detail());
    }
}

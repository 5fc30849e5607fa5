// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.contract.verdict.Outcome;
import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.enforcement.ledger.RulesetRow;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.ledger.UndoRow;
import io.evenhand.enforcement.rulebook.Versions;
import io.evenhand.ui.view.Counts;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words for versions of the rules and for what becomes of them. */
final class RuleWords {
    private static final int SHORT = 12;

    private RuleWords() {}

    /** The part of a hash that addresses use: without its scheme. */
    static String hex(String hash) {
        return hash.substring(hash.indexOf(':') + 1);
    }

    /** The beginning of a hash: enough for people to tell versions apart. */
    static String name(String hash) {
        return hex(hash).substring(0, SHORT);
    }

    static String href(String hash) {
        return "/desk/rules/" + hex(hash);
    }

    /** What a version does now. */
    static String does(Versions.Version version) {
        String does = version.terms().stream()
                .filter(term -> term.endedAt() == null)
                .map(RuleWords::does)
                .collect(Collectors.joining(", "));
        if (!does.isEmpty()) {
            return does;
        }
        return version.approval() != null ? "approved, waits" : version.terms().isEmpty() ? "waits" : "retired";
    }

    static String does(TermRow term) {
        return switch (term.stage()) {
            case ACTIVE -> "active";
            case STAGED -> "staged, " + term.percent() + " % of accounts";
            case SHADOW -> "in the shadow";
        };
    }

    static String origin(RulesetRow row) {
        return switch (row.origin()) {
            case DEPLOYMENT -> "came with the program";
            case UPLOAD -> String.valueOf(row.author());
            case BEFORE -> "judged before texts were kept";
        };
    }

    static String what(String ruleset, @Nullable String rule) {
        return rule == null ? "version " + name(ruleset) : "rule " + rule + " of version " + name(ruleset);
    }

    static String kind(BreakerRow.Kind kind) {
        return switch (kind) {
            case HOURLY -> "Too many restrictions within an hour";
            case DAILY -> "Too many restrictions within a day";
            case CONCENTRATION -> "Restrictions gather in one group";
            case OVERTURNED -> "Too many appeals were won";
            case UNDONE -> "What it did was undone";
        };
    }

    static String state(UndoRow order) {
        UndoRow.Outcome outcome = order.outcome();
        if (outcome == null) {
            return "waits for a second person; reaches " + Counts.of(order.decisions(), "decision") + " now";
        }
        return switch (outcome) {
            case DECLINED -> "declined";
            case DONE ->
                Counts.of(order.decisions(), "decision") + " undone, " + order.restored()
                        + " confirmed by every connected edge";
        };
    }

    static String outcome(String wire) {
        return Arrays.stream(Outcome.values())
                .filter(each -> each.wire().equals(wire))
                .map(RuleWords::outcome)
                .findFirst()
                .orElse(wire);
    }

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case NOT_ENOUGH_DATA -> "not enough data";
            case NONE -> "nothing";
            case REVIEW -> "a case for people";
            case LIMIT -> "a limit";
            case PROPOSE_SUSPEND -> "a question to people: suspend";
        };
    }

    static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}

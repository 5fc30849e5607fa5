// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.contract.verdict.Outcome;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.ledger.RulesetRow;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.ledger.UndoRow;
import io.evenhand.enforcement.rulebook.Move;
import io.evenhand.enforcement.rulebook.Versions;
import io.evenhand.enforcement.undo.Undoing;
import io.evenhand.ui.view.Dates;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words for versions of the rules and for what becomes of them, in one language. */
record RuleWords(Phrasebook words) {
    private static final int SHORT = 12;

    String say(String key, Object... slots) {
        return words.say(key, slots);
    }

    /** What an entry of a closed list is called; the keys of a room are its names in lower case. */
    String say(String room, Enum<?> value) {
        return words.say(room + value.name().toLowerCase(Locale.ROOT));
    }

    String day(Instant at) {
        return words.language().day(at);
    }

    String minute(Instant at) {
        return Dates.minute(at, words.language()).text();
    }

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
    String does(Versions.Version version) {
        String does = version.terms().stream()
                .filter(term -> term.endedAt() == null)
                .map(this::does)
                .collect(Collectors.joining(", "));
        if (!does.isEmpty()) {
            return does;
        }
        return say(
                version.approval() != null
                        ? "rule.does.approved"
                        : version.terms().isEmpty() ? "rule.does.waits" : "rule.does.retired");
    }

    String does(TermRow term) {
        return switch (term.stage()) {
            case ACTIVE -> say("rule.does.active");
            case STAGED -> say("rule.does.staged", "percent", String.valueOf(term.percent()));
            case SHADOW -> say("rule.does.shadow");
        };
    }

    String origin(RulesetRow row) {
        return switch (row.origin()) {
            case DEPLOYMENT -> say("rule.origin.deployment");
            case UPLOAD -> String.valueOf(row.author());
            case BEFORE -> say("rule.origin.before");
        };
    }

    String what(String ruleset, @Nullable String rule) {
        return rule == null
                ? say("rule.what.version", "version", name(ruleset))
                : say("rule.what.rule", "rule", rule, "version", name(ruleset));
    }

    String state(UndoRow order) {
        UndoRow.Outcome outcome = order.outcome();
        if (outcome == null) {
            return say("rule.undo.waits", "n", order.decisions());
        }
        return switch (outcome) {
            case DECLINED -> say("rule.undo.declined");
            case DONE -> say("rule.undo.done", "n", order.decisions(), "restored", order.restored());
        };
    }

    String outcome(String wire) {
        return Arrays.stream(Outcome.values())
                .filter(each -> each.wire().equals(wire))
                .map(this::outcome)
                .findFirst()
                .orElse(wire);
    }

    String outcome(Outcome outcome) {
        return say("rule.outcome.", outcome);
    }

    /** Why an act on a version was refused. */
    String refused(Move.Why why) {
        return say("rule.wrong.", why);
    }

    /** Why an act on an order to undo was refused. */
    String refused(Undoing.Why why) {
        return say("rule.undo.wrong.", why);
    }
}

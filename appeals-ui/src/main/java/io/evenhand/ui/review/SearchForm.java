// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.event.WireName;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.CaseFilter;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.SearchView.Select;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What somebody looks for, as an address carries it; what makes no sense there looks for anything. */
record SearchForm(
        @Nullable CaseState state,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean mine,
        int page) {
    private static final List<String> REASONS = List.of("RHYTHM_BILLING", "LINK_STRONG_KEYS", "MANY_ON_CYCLE_VIEWERS");

    static SearchForm of(Function<String, @Nullable String> given) {
        String reason = given.apply("reason");
        String page = given.apply("page");
        String outcome = given.apply("outcome");
        return new SearchForm(
                Typed.choice(CaseState.class, given.apply("state")),
                outcome == null ? null : WireName.find(Outcome.class, outcome),
                reason != null && REASONS.contains(reason) ? reason : null,
                Typed.day(given.apply("from")),
                Typed.day(given.apply("until")),
                "yes".equals(given.apply("mine")),
                page != null && page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 0);
    }

    /** The form that an address carries behind its question mark. */
    static SearchForm parsed(String query) {
        Map<String, String> given = new HashMap<>();
        for (String part : query.replaceFirst("^\\?", "").split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                given.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
            }
        }
        return of(given::get);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    CaseFilter filter(StaffMember by) {
        return new CaseFilter(state, outcome, reason, from, until, mine ? by.name() : null);
    }

    /** What an address carries for it; empty if it looks for anything. */
    String query() {
        return query(0);
    }

    String query(int number) {
        List<String> parts = new ArrayList<>();
        add(parts, "state", state == null ? null : state.name());
        add(parts, "outcome", outcome == null ? null : outcome.wire());
        add(parts, "reason", reason);
        add(parts, "from", from == null ? null : from.toString());
        add(parts, "until", until == null ? null : until.toString());
        add(parts, "mine", mine ? "yes" : null);
        add(parts, "page", number == 0 ? null : Integer.toString(number));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.add(name + "=" + value);
        }
    }

    List<Select> selects(Phrasebook words) {
        List<ChoiceView> states = any(state == null, words);
        for (CaseState each : CaseState.values()) {
            states.add(new ChoiceView(each.name(), CaseWords.state(each, words), each == state));
        }
        List<ChoiceView> outcomes = any(outcome == null, words);
        for (Outcome each : Outcome.values()) {
            outcomes.add(new ChoiceView(each.wire(), CaseWords.outcome(each, words), each == outcome));
        }
        List<ChoiceView> reasons = any(reason == null, words);
        for (String each : REASONS) {
            reasons.add(new ChoiceView(each, ReasonWords.of(List.of(each), words), each.equals(reason)));
        }
        return List.of(
                new Select("state", words.say("work.search.select.state"), states),
                new Select("outcome", words.say("work.search.select.outcome"), outcomes),
                new Select("reason", words.say("work.search.select.reason"), reasons));
    }

    private static List<ChoiceView> any(boolean chosen, Phrasebook words) {
        return new ArrayList<>(List.of(new ChoiceView("", words.say("work.search.any"), chosen)));
    }

    List<FieldView> dates(Phrasebook words) {
        return List.of(date("from", from, words), date("until", until, words));
    }

    private static FieldView date(String name, @Nullable LocalDate day, Phrasebook words) {
        return FieldView.blank(name, words.say("work.search.field." + name), "")
                .filled(day == null ? "" : day.toString(), null);
    }
}

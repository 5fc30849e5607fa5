// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.Evidence;
import io.evenhand.enforcement.document.Facts;
import io.evenhand.enforcement.ledger.RightsRow;
import io.evenhand.enforcement.privacy.RightsDesk;
import io.evenhand.enforcement.privacy.RightsDesk.Kind;
import io.evenhand.enforcement.privacy.TooOftenException;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.RequestsView;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Objections to the use of data, and the word that something is wrong: it counts nothing until a person has decided. */
public final class RequestPages {
    private static final String WORDS = "words";
    private static final int WORDS_MAX = 4_000;

    private final Reception reception;
    private final RightsDesk rights;
    private final CaseDesk cases;

    public RequestPages(Reception reception, RightsDesk rights, CaseDesk cases) {
        this.reception = reception;
        this.rights = rights;
        this.cases = cases;
    }

    public void show(Context ctx) {
        Stay stay = reception.look(ctx, Room.REQUESTS);
        answer(ctx, 200, stay, measured(stay), Asked.nothing(ctx.queryParam("sent") != null));
    }

    public void file(Context ctx) {
        Stay stay = reception.stay(ctx, Room.REQUESTS);
        List<EvidenceAtom> measured = measured(stay);
        Asked asked = asked(ctx, measured);
        if (!reception.accepts(ctx)) {
            answer(ctx, 403, stay, measured, asked.again());
            return;
        }
        Asked checked = asked.checked(measured);
        Kind kind = checked.kind();
        if (kind == null || checked.isWrong()) {
            answer(ctx, 422, stay, measured, checked);
            return;
        }
        try {
            rights.file(stay.account(), kind, checked.signals(), checked.words());
            Pages.seeOther(ctx, Room.REQUESTS.path() + "?sent=1");
        } catch (TooOftenException e) {
            answer(ctx, 422, stay, measured, checked.tooOften());
        } catch (IllegalArgumentException e) {
            // what was measured changed in between
            answer(ctx, 422, stay, measured(stay), checked.checked(List.of()));
        }
    }

    private static Asked asked(Context ctx, List<EvidenceAtom> measured) {
        List<String> ticked = ctx.formParams("signal");
        List<String> known = measured.stream()
                .map(EvidenceAtom::signal)
                .filter(ticked::contains)
                .distinct()
                .toList();
        Kind kind = Typed.choice(Kind.class, ctx.formParam("kind"));
        return new Asked(kind, known, Typed.of(ctx, WORDS), false, "", false, false);
    }

    private void answer(Context ctx, int status, Stay stay, List<EvidenceAtom> measured, Asked asked) {
        Pages.show(ctx, status, Pages.TEMPLATES.holderRequests(view(stay, rights.of(stay.account()), measured, asked)));
    }

    private List<EvidenceAtom> measured(Stay stay) {
        Evidence latest = cases.accountFile(stay.account()).latest();
        return latest == null
                ? List.of()
                : latest.assessment().atoms().stream()
                        .filter(atom -> atom.points() >= 0)
                        .toList();
    }

    /** What was typed, and what is wrong with it. */
    record Asked(
            @Nullable Kind kind,
            List<String> signals,
            String words,
            boolean kindMissing,
            String wordsWrong,
            boolean sent,
            boolean resent) {
        static Asked nothing(boolean sent) {
            return new Asked(null, List.of(), "", false, "", sent, false);
        }

        Asked again() {
            return new Asked(kind, signals, words, false, "", false, true);
        }

        Asked checked(List<EvidenceAtom> measured) {
            String wrong = words.isEmpty()
                    ? "me.requests.wrong.empty"
                    : words.length() > WORDS_MAX
                            ? "me.requests.wrong.long"
                            : measured.isEmpty() ? "me.requests.wrong.nothing" : "";
            return new Asked(kind, signals, words, kind == null, wrong, false, false);
        }

        Asked tooOften() {
            return new Asked(kind, signals, words, false, "me.requests.wrong.often", false, false);
        }

        boolean isWrong() {
            return kindMissing || !wordsWrong.isEmpty();
        }
    }

    static RequestsView view(Stay stay, List<RightsRow> rows, List<EvidenceAtom> measured, Asked asked) {
        List<RightsRow> newest = new ArrayList<>(rows);
        Collections.reverse(newest);
        String wrong = asked.wordsWrong().isEmpty() ? null : stay.say(asked.wordsWrong(), "max", WORDS_MAX);
        return new RequestsView(
                stay.frame(asked.isWrong(), asked.resent()),
                newest.stream().map(row -> request(stay, row, measured)).toList(),
                Arrays.stream(Kind.values())
                        .map(each -> new ChoiceView(
                                each.name(), stay.say("me.requests.kind." + key(each.name())), each == asked.kind()))
                        .toList(),
                asked.kindMissing() ? stay.say("me.requests.wrong.kind") : null,
                measured.stream()
                        .map(atom -> new ChoiceView(
                                atom.signal(),
                                Facts.saw(atom, stay.language()),
                                asked.signals().contains(atom.signal())))
                        .toList(),
                FieldView.blank(WORDS, stay.say("me.requests.words"), stay.say("me.requests.words.hint"))
                        .filled(asked.words(), wrong),
                asked.sent());
    }

    private static RequestsView.RequestView request(Stay stay, RightsRow row, List<EvidenceAtom> measured) {
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView(stay.say("me.requests.filed"), stay.day(row.filedAt())));
        String outcome = row.outcome();
        facts.add(new FactView(
                stay.say("me.requests.state"),
                outcome == null
                        ? stay.say("me.requests.due", "due", stay.day(row.dueAt()))
                        : stay.say("me.requests.outcome." + key(outcome))));
        facts.add(new FactView(stay.say("me.requests.about"), about(stay, row, measured)));
        return new RequestsView.RequestView(
                stay.say("me.requests.kind." + key(row.kind())), facts, row.words(), row.reasons());
    }

    private static String about(Stay stay, RightsRow row, List<EvidenceAtom> measured) {
        List<String> sentences = new ArrayList<>();
        for (String signal : row.signals()) {
            sentences.add(measured.stream()
                    .filter(atom -> atom.signal().equals(signal))
                    .map(atom -> Facts.saw(atom, stay.language()))
                    .findFirst()
                    .orElse(signal));
        }
        return String.join(" ", sentences);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

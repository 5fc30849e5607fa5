// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.cases.Dossier;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.evidence.AnnexDesk;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.ledger.AnnexRow;
import io.evenhand.enforcement.ledger.AnnexRow.Ground;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.ui.view.CardView;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.FieldView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Evidence that people gathered as models of pages: pure functions of what the ledger says. */
final class ItemWords {
    /** The short fields of a new item, in their order on the page. */
    private static final List<String> FIELDS = List.of("source", "sha256", "observed", "terms", "keep", "report");

    /** How much has to be written into a field at least. */
    private static final Map<String, Integer> LEAST = Map.of(
            "check", EvidenceDesk.CHECK_LENGTH_MIN,
            "planted", EvidenceDesk.CHECK_LENGTH_MIN,
            "why", EvidenceDesk.REASON_LENGTH_MIN,
            "reason", AnnexDesk.WHY_LENGTH_MIN);

    private ItemWords() {}

    /** A field of the forms about evidence. */
    static FieldView field(String name, Phrasebook words) {
        return FieldView.blank(
                name,
                words.say("work.item.field." + name),
                words.say("work.item.hint." + name, "min", LEAST.getOrDefault(name, 0)));
    }

    static CardView card(Dossier.Item item, String href, Phrasebook words) {
        EvidenceRow row = item.row();
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView(words.say("work.item.fact.source"), row.source()));
        facts.add(new FactView(
                words.say("work.item.fact.observed"), row.observedOn().toString()));
        facts.add(new FactView(words.say("work.item.fact.terms"), row.terms()));
        facts.add(new FactView(words.say("work.item.fact.hash"), row.sha256()));
        facts.add(new FactView(
                words.say("work.item.fact.gathered"),
                words.say(
                        "work.item.fact.gathered.value",
                        "staff",
                        row.collectedBy(),
                        "day",
                        day(row.collectedAt(), words))));
        facts.add(new FactView(
                words.say("work.item.fact.checked"),
                item.checkedBy().isEmpty()
                        ? words.say("work.item.fact.checked.nobody")
                        : String.join(", ", item.checkedBy())));
        facts.add(new FactView(words.say("work.item.fact.kept"), day(row.keepUntil(), words)));
        return new CardView(kind(row.kind(), words), words.say(status(row)), row.summary(), facts, href);
    }

    private static String day(Instant at, Phrasebook words) {
        return Dates.day(at, words.language()).text();
    }

    private static String status(EvidenceRow row) {
        if (row.withdrawnAt() != null) {
            return "work.item.status.withdrawn";
        }
        return row.verifiedAt() == null ? "work.item.status.unchecked" : "work.item.status.checked";
    }

    private static String kind(EvidenceRow.Kind kind, Phrasebook words) {
        return words.say("work.item.kind." + CaseWords.key(kind));
    }

    static List<ChoiceView> kinds(String chosen, Phrasebook words) {
        return Arrays.stream(EvidenceRow.Kind.values())
                .map(each -> new ChoiceView(
                        each.name(), kind(each, words), each.name().equals(chosen)))
                .toList();
    }

    static List<ChoiceView> bases(String chosen, Phrasebook words) {
        return Arrays.stream(EvidenceRow.Basis.values())
                .map(each -> new ChoiceView(
                        each.name(),
                        words.say("work.item.basis." + CaseWords.key(each)),
                        each.name().equals(chosen)))
                .toList();
    }

    static List<ChoiceView> grounds(String chosen, Phrasebook words) {
        return Arrays.stream(Ground.values())
                .map(each -> new ChoiceView(
                        each.name(), ground(each, words), each.name().equals(chosen)))
                .toList();
    }

    /** What would come out. */
    private static String ground(Ground ground, Phrasebook words) {
        return words.say("work.item.ground." + CaseWords.key(ground));
    }

    /** What a case file says of a sealed part. */
    static @Nullable String sealed(@Nullable AnnexRow annex, Phrasebook words) {
        return annex == null
                ? null
                : words.say(
                        "work.item.sealed",
                        "day",
                        day(annex.sealedAt(), words),
                        "ground",
                        ground(annex.ground(), words));
    }

    static int status(AnnexDesk.Why why) {
        return switch (why) {
            case NOT_FOUND -> 404;
            case ROLE -> 403;
            case STATE, ALREADY_ONE -> 409;
            case TEXT_TOO_SHORT, TEXT_TOO_LONG -> 422;
        };
    }

    static String wrong(AnnexDesk.Why why, Phrasebook words) {
        return words.say("work.annex.wrong." + CaseWords.key(why), "min", AnnexDesk.WHY_LENGTH_MIN);
    }

    static List<FieldView> fields(UnaryOperator<String> typed, Phrasebook words) {
        return FIELDS.stream()
                .map(name -> field(name, words).filled(typed.apply(name), null))
                .toList();
    }

    static int status(EvidenceDesk.Why why) {
        return switch (why) {
            case NOT_FOUND -> 404;
            case ROLE, SAME_PERSON -> 403;
            case STATE -> 409;
            case TEXT_TOO_SHORT, REPORT_NOT_TAKEN_UP -> 422;
        };
    }

    static String wrong(EvidenceDesk.Why why, Phrasebook words) {
        return words.say(
                "work.item.wrong." + CaseWords.key(why),
                "check",
                EvidenceDesk.CHECK_LENGTH_MIN,
                "reason",
                EvidenceDesk.REASON_LENGTH_MIN);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.cases.Dossier;
import io.evenhand.enforcement.evidence.AnnexDesk;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.ledger.AnnexRow;
import io.evenhand.enforcement.ledger.AnnexRow.Ground;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.ThirdPartyReportRow;
import io.evenhand.ui.view.CardView;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.TipsView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Evidence that people gathered as models of pages: pure functions of what the ledger says. */
final class ItemWords {
    static final FieldView CHECK = FieldView.blank(
            "check",
            "What you did to check it",
            "By yourself, without what others wrote. At least " + EvidenceDesk.CHECK_LENGTH_MIN + " characters.");
    static final FieldView PLANTED = FieldView.blank(
            "planted",
            "Could somebody have planted it to harm the account holder?",
            "Why, or why not. At least " + EvidenceDesk.CHECK_LENGTH_MIN + " characters.");
    static final FieldView WHY = FieldView.blank(
            "why",
            "Why it is withdrawn",
            "At least " + EvidenceDesk.REASON_LENGTH_MIN + " characters. Scoring forgets it.");
    static final FieldView REASON = FieldView.blank(
            "reason",
            "Why the account holder cannot read it",
            "At least " + AnnexDesk.WHY_LENGTH_MIN + " characters. The data protection officer reads it.");
    static final FieldView CONTENT = FieldView.blank(
            "content",
            "What is sealed",
            "Up to 10,000 characters: names, accounts, receipts. Nobody changes it, only the data protection officer opens it.");
    static final FieldView SUMMARY = FieldView.blank(
            "summary", "What it shows", "10 to 2,000 characters, without personal data of anybody else.");

    private static final List<FieldView> FIELDS = List.of(
            FieldView.blank("source", "Where it comes from", "For example the address of an offer, and who kept it."),
            FieldView.blank("sha256", "SHA-256 of what was captured", "64 digits and letters a to f."),
            FieldView.blank("observed", "Day of the conduct", "Like 2026-02-20."),
            FieldView.blank("terms", "Version of the terms on that day", "For example 2026-01."),
            FieldView.blank("keep", "Days to keep it", "1 to 730."),
            FieldView.blank("report", "Report it began as (optional)", "Only for a report from outside."));

    private ItemWords() {}

    static CardView card(Dossier.Item item, String href) {
        EvidenceRow row = item.row();
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView("Source", row.source()));
        facts.add(new FactView("Day of the conduct", row.observedOn().toString()));
        facts.add(new FactView("Terms on that day", row.terms()));
        facts.add(new FactView("SHA-256", row.sha256()));
        facts.add(new FactView(
                "Gathered by",
                row.collectedBy() + ", " + Dates.day(row.collectedAt()).text()));
        facts.add(new FactView(
                "Checked by", item.checkedBy().isEmpty() ? "nobody yet" : String.join(", ", item.checkedBy())));
        facts.add(new FactView("Kept until", Dates.day(row.keepUntil()).text()));
        return new CardView(kind(row.kind()), status(row), row.summary(), facts, href);
    }

    private static String status(EvidenceRow row) {
        if (row.withdrawnAt() != null) {
            return "withdrawn: it counts for nothing";
        }
        return row.verifiedAt() == null ? "not checked by two yet: it counts for nothing" : "checked by two";
    }

    private static String kind(EvidenceRow.Kind kind) {
        return switch (kind) {
            case TEST_PURCHASE -> "Test purchase";
            case THIRD_PARTY_REPORT -> "Report from outside";
            case PATTERN -> "Pattern";
            case ACCOUNT_STATEMENT -> "Statement of the account holder";
        };
    }

    static List<ChoiceView> kinds(String chosen) {
        return Arrays.stream(EvidenceRow.Kind.values())
                .map(each -> new ChoiceView(each.name(), kind(each), each.name().equals(chosen)))
                .toList();
    }

    static List<ChoiceView> bases(String chosen) {
        return Arrays.stream(EvidenceRow.Basis.values())
                .map(each -> new ChoiceView(
                        each.name(),
                        switch (each) {
                            case LEGITIMATE_INTERESTS -> "legitimate interests, GDPR Art. 6(1)(f)";
                            case CONTRACT -> "a contract, GDPR Art. 6(1)(b)";
                            case LEGAL_OBLIGATION -> "a legal obligation, GDPR Art. 6(1)(c)";
                            case CONSENT -> "consent, GDPR Art. 6(1)(a)";
                        },
                        each.name().equals(chosen)))
                .toList();
    }

    static List<ChoiceView> grounds(String chosen) {
        return Arrays.stream(Ground.values())
                .map(each ->
                        new ChoiceView(each.name(), ground(each), each.name().equals(chosen)))
                .toList();
    }

    /** What would come out. */
    static String ground(Ground ground) {
        return switch (ground) {
            case THIRD_PARTY -> "who somebody else is";
            case METHOD -> "how offers are bought, and by whom";
        };
    }

    /** What a case file says of a sealed part. */
    static @Nullable String sealed(@Nullable AnnexRow annex) {
        return annex == null
                ? null
                : "A part is sealed since " + Dates.day(annex.sealedAt()).text() + ", because it would tell "
                        + ground(annex.ground())
                        + ". The account holder is told so. Only the data protection officer opens it.";
    }

    static int status(AnnexDesk.Why why) {
        return switch (why) {
            case NOT_FOUND -> 404;
            case ROLE -> 403;
            case STATE, ALREADY_ONE -> 409;
            case TEXT_TOO_SHORT, TEXT_TOO_LONG -> 422;
        };
    }

    static String wrong(AnnexDesk.Why why) {
        return switch (why) {
            case NOT_FOUND -> "This is not there any more.";
            case ROLE -> "Your role does not do this.";
            case STATE -> "The case was decided or the evidence withdrawn: nothing can be sealed any more.";
            case ALREADY_ONE -> "The case has a sealed part already. Everything else has to stay readable.";
            case TEXT_TOO_SHORT ->
                "Please write more: " + AnnexDesk.WHY_LENGTH_MIN + " characters for the reason, and what is sealed.";
            case TEXT_TOO_LONG -> "Please write less: 1,000 characters for a reason, 10,000 for what is sealed.";
        };
    }

    static List<FieldView> fields(UnaryOperator<String> typed) {
        return FIELDS.stream()
                .map(field -> field.filled(typed.apply(field.name()), null))
                .toList();
    }

    static TipsView.Tip tip(ThirdPartyReportRow row) {
        return new TipsView.Tip(
                row.id(),
                row.account() == null ? "not known" : row.account().value(),
                Dates.minute(row.receivedAt()),
                row.words(),
                Arrays.stream(ThirdPartyReportRow.Outcome.values())
                        .map(each -> new ChoiceView(
                                each.name(),
                                switch (each) {
                                    case TAKEN_UP -> "Taken up: there is something to go on with";
                                    case NOTHING_FOUND -> "Nothing found";
                                    case UNFOUNDED -> "Plainly made up";
                                },
                                false))
                        .toList(),
                FieldView.blank(
                        "why-" + row.id(),
                        "Why",
                        "At least " + EvidenceDesk.REASON_LENGTH_MIN + " characters. Who holds the receipt reads it."));
    }

    static int status(EvidenceDesk.Why why) {
        return switch (why) {
            case NOT_FOUND -> 404;
            case ROLE, SAME_PERSON -> 403;
            case STATE -> 409;
            case TEXT_TOO_SHORT, REPORT_NOT_TAKEN_UP -> 422;
        };
    }

    static String wrong(EvidenceDesk.Why why) {
        return switch (why) {
            case NOT_FOUND -> "This is not there any more.";
            case ROLE -> "Your role does not decide cases.";
            case STATE -> "It was checked, answered or withdrawn already.";
            case SAME_PERSON -> "You gathered or checked this already. Another person has to check it.";
            case TEXT_TOO_SHORT ->
                "Please write more: " + EvidenceDesk.CHECK_LENGTH_MIN + " characters for each part of a check, "
                        + EvidenceDesk.REASON_LENGTH_MIN + " for a reason.";
            case REPORT_NOT_TAKEN_UP -> "The report has to be taken up before it can be evidence.";
        };
    }
}

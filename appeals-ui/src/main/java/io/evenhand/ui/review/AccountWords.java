// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.allowlist.AllowEntry;
import io.evenhand.enforcement.cases.AccountFile;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.CaseSummary;
import io.evenhand.enforcement.cases.DecisionLine;
import io.evenhand.enforcement.cases.Evidence;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.MigrationHoldRow;
import io.evenhand.ui.view.AccountView;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.PageView;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as the model of a page: pure functions of what the ledger says. */
final class AccountWords {
    static final FieldView REASON = FieldView.blank(
            "reason",
            "Why do you vouch for this account?",
            "At least " + CaseDesk.REASON_LENGTH_MIN + " characters. It stays in the file.");
    static final String REASON_WRONG =
            "Please give your reason in at least " + CaseDesk.REASON_LENGTH_MIN + " characters.";

    static final FieldView HOLD = FieldView.blank(
            "hold-reason",
            "Why should no rule begin a measure for two weeks?",
            "For example: the hosting provider closes and everybody is shared anew. At least 20 characters.");

    private AccountWords() {}

    /** A hold that runs, in a sentence; or null. */
    static @Nullable String held(@Nullable MigrationHoldRow hold) {
        return hold == null
                ? null
                : hold.placedBy() + " holds this account until "
                        + Dates.minute(hold.until()).text() + ": " + hold.reason();
    }

    static AccountView view(
            PageView page,
            AccountFile file,
            boolean shown,
            @Nullable AllowEntry entry,
            List<AllowEntry> waiting,
            StaffMember reader,
            @Nullable AllowLength chosen,
            @Nullable String lengthWrong,
            FieldView reason,
            @Nullable String held,
            FieldView hold) {
        Evidence latest = shown ? file.latest() : null;
        return new AccountView(
                page,
                file.account().value(),
                facts(file, latest),
                !shown,
                latest == null ? null : CaseWords.evidence(latest),
                file.decisions().stream().map(AccountWords::decision).toList(),
                file.cases().stream().map(AccountWords::ofCase).toList(),
                entry == null ? null : allowed(entry),
                entry == null ? null : entry.id(),
                waiting.stream().map(each -> waits(each, reader)).toList(),
                reader.role().decidesCases(),
                lengths(chosen),
                lengthWrong,
                reason,
                held,
                hold);
    }

    private static List<FactView> facts(AccountFile file, @Nullable Evidence latest) {
        List<FactView> facts = new ArrayList<>();
        if (latest != null) {
            facts.add(new FactView(
                    "Looked at", Dates.minute(latest.assessment().asOf()).text()));
            facts.add(new FactView("Points", Counts.signed(latest.assessment().score())));
            facts.add(new FactView(
                    "The rules propose", CaseWords.outcome(latest.verdict().outcome())));
        }
        facts.add(new FactView("Looks so far", Integer.toString(file.verdicts().size())));
        return facts;
    }

    private static LinkView decision(DecisionLine line) {
        return new LinkView(URI.create(line.noticeLink()).getPath(), CaseWords.measure(line));
    }

    private static LinkView ofCase(CaseSummary line) {
        return new LinkView(
                "/desk/cases/" + line.id().value(),
                CaseWords.state(line.state()) + ", since "
                        + Dates.day(line.openedAt()).text());
    }

    private static String allowed(AllowEntry entry) {
        String both = entry.approvedBy() == null
                ? entry.grantedBy() + " vouches"
                : entry.grantedBy() + " and " + entry.approvedBy() + " vouch";
        return both + " for this account until " + Dates.minute(entry.until()).text() + ": " + entry.reason();
    }

    private static AccountView.Waiting waits(AllowEntry entry, StaffMember reader) {
        return new AccountView.Waiting(
                entry.id(),
                entry.grantedBy() + " would vouch for this account until "
                        + Dates.minute(entry.until()).text() + ": " + entry.reason(),
                reader.role().decidesCases() && !reader.name().equals(entry.grantedBy()));
    }

    private static List<ChoiceView> lengths(@Nullable AllowLength chosen) {
        return Arrays.stream(AllowLength.values())
                .map(each -> new ChoiceView(each.wire(), each.text(), each == chosen))
                .toList();
    }
}

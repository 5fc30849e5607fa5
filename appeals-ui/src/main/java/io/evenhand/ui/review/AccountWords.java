// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.allowlist.AllowEntry;
import io.evenhand.enforcement.cases.AccountFile;
import io.evenhand.enforcement.cases.CaseSummary;
import io.evenhand.enforcement.cases.DecisionLine;
import io.evenhand.enforcement.cases.Evidence;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AllowRow;
import io.evenhand.enforcement.ledger.MigrationHoldRow;
import io.evenhand.ui.view.AccountView;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.PageView;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as the model of a page: pure functions of what the ledger says. */
final class AccountWords {
    private AccountWords() {}

    /**
     * What is known about an account.
     *
     * @param shown whether its reader may see points
     * @param entry the active allowlist entry, or null
     * @param waiting entries that nobody has agreed to yet
     * @param hold the migration hold that runs, or null
     */
    record Known(
            AccountFile file,
            boolean shown,
            @Nullable AllowEntry entry,
            List<AllowEntry> waiting,
            @Nullable MigrationHoldRow hold) {}

    /** A hold that runs, in a sentence; or null. */
    private static @Nullable String held(@Nullable MigrationHoldRow hold, Phrasebook words) {
        return hold == null
                ? null
                : words.say(
                        "work.account.held",
                        "staff",
                        hold.placedBy(),
                        "until",
                        minute(hold.until(), words),
                        "reason",
                        hold.reason());
    }

    private static String minute(Instant at, Phrasebook words) {
        return Dates.minute(at, words.language()).text();
    }

    static AccountView view(PageView page, StaffMember reader, Known known, AccountForms forms) {
        Phrasebook words = page.words();
        AccountFile file = known.file();
        AllowEntry entry = known.entry();
        Evidence latest = known.shown() ? file.latest() : null;
        return new AccountView(
                page,
                file.account().value(),
                facts(file, latest, words),
                !known.shown(),
                latest == null ? null : CaseWords.evidence(latest, words),
                file.decisions().stream().map(each -> decision(each, words)).toList(),
                file.cases().stream().map(each -> ofCase(each, words)).toList(),
                entry == null ? null : allowed(entry, words),
                entry == null ? null : entry.id(),
                known.waiting().stream().map(each -> waits(each, reader, words)).toList(),
                reader.role().decidesCases(),
                forms.scope() == AllowRow.Scope.NEW_MEASURES,
                lengths(forms.length(), words),
                forms.lengthWrong(),
                forms.reason(),
                forms.withdraw(),
                held(known.hold(), words),
                forms.hold());
    }

    private static List<FactView> facts(AccountFile file, @Nullable Evidence latest, Phrasebook words) {
        List<FactView> facts = new ArrayList<>();
        if (latest != null) {
            facts.add(new FactView(
                    words.say("work.account.fact.at"),
                    minute(latest.assessment().asOf(), words)));
            facts.add(new FactView(
                    words.say("work.account.fact.points"),
                    Counts.signed(latest.assessment().score())));
            facts.add(new FactView(
                    words.say("work.account.fact.outcome"),
                    CaseWords.outcome(latest.verdict().outcome(), words)));
        }
        facts.add(new FactView(
                words.say("work.account.fact.looks"),
                Integer.toString(file.verdicts().size())));
        return facts;
    }

    private static LinkView decision(DecisionLine line, Phrasebook words) {
        return new LinkView(URI.create(line.noticeLink()).getPath(), CaseWords.measure(line, words));
    }

    private static LinkView ofCase(CaseSummary line, Phrasebook words) {
        return new LinkView(
                "/desk/cases/" + line.id().value(),
                words.say(
                        "work.account.case",
                        "state",
                        CaseWords.state(line.state(), words),
                        "day",
                        Dates.day(line.openedAt(), words.language()).text()));
    }

    private static String allowed(AllowEntry entry, Phrasebook words) {
        String second = entry.approvedBy();
        return second == null
                ? vouches("work.account.allowlist.one", entry, "", words)
                : vouches("work.account.allowlist.two", entry, second, words);
    }

    private static AccountView.Waiting waits(AllowEntry entry, StaffMember reader, Phrasebook words) {
        return new AccountView.Waiting(
                entry.id(),
                vouches("work.account.allowlist.waits", entry, "", words),
                reader.role().decidesCases() && !reader.name().equals(entry.grantedBy()));
    }

    private static String vouches(String key, AllowEntry entry, String second, Phrasebook words) {
        return words.say(
                key,
                "one",
                entry.grantedBy(),
                "two",
                second,
                "until",
                minute(entry.until(), words),
                "reason",
                entry.reason());
    }

    private static List<ChoiceView> lengths(@Nullable AllowLength chosen, Phrasebook words) {
        return Arrays.stream(AllowLength.values())
                .map(each ->
                        new ChoiceView(each.wire(), words.say("work.account.length." + each.wire()), each == chosen))
                .toList();
    }
}

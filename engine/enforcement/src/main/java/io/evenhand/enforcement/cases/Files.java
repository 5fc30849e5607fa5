// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.AllowRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEvent;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.VerdictRow;
import io.evenhand.enforcement.notice.NoticeLinks;
import io.evenhand.enforcement.notice.Sentences;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files as people read them, put together from the ledger. */
final class Files {
    private static final int VERDICTS_MAX = 60;

    private final NoticeLinks links;

    Files(NoticeLinks links) {
        this.links = links;
    }

    CaseFile caseFile(Books books, CaseRow row, Instant now) {
        VerdictRow verdict = books.accounts().verdictBehind(row.account(), row.assessment());
        return new CaseFile(
                row.id(),
                row.account(),
                row.state(),
                row.version(),
                row.openedAt(),
                evidence(verdict),
                row.proposer(),
                books.cases().events(row.id()).stream().map(Files::history).toList(),
                decisions(books, row.account(), now));
    }

    AccountFile accountFile(Books books, AccountId account, Instant now) {
        List<VerdictRow> verdicts = books.accounts().verdicts(account, VERDICTS_MAX);
        AllowRow allowed = books.allowlist().active(account, now);
        return new AccountFile(
                account,
                verdicts.isEmpty() ? null : evidence(verdicts.get(0)),
                verdicts.stream().map(VerdictRow::verdict).toList(),
                verdicts.stream()
                        .map(row -> new AccountFile.Look(
                                row.assessment().asOf(), row.assessment().score()))
                        .toList(),
                books.cases().of(account).stream().map(CaseSummary::of).toList(),
                decisions(books, account, now),
                allowed == null ? null : allowed.until());
    }

    Overview.Restriction restriction(DecisionRow row) {
        return new Overview.Restriction(
                row.decision().subject().account(),
                row.decision().measure(),
                row.decision().id(),
                links.link(row.decision()),
                row.reasonCodes(),
                row.decision().from(),
                row.decision().until());
    }

    private List<DecisionLine> decisions(Books books, AccountId account, Instant now) {
        return books.decisions().of(account, now).stream()
                .map(row -> new DecisionLine(
                        row.decision(), row.state(), row.isInForce(now), row.withheld(), links.link(row.decision())))
                .toList();
    }

    private static Evidence evidence(VerdictRow row) {
        return new Evidence(
                row.assessment(),
                row.verdict(),
                Sentences.against(row.assessment()),
                Sentences.inFavour(row.assessment()),
                Sentences.families(row.assessment()),
                Sentences.NOT_USED);
    }

    static HistoryLine history(CaseEvent event) {
        String staff = event.staff();
        return switch (event.kind()) {
            case OPENED_BY_RULES -> line(event, "rules", "The rules opened the case.");
            case NEWER_EVIDENCE -> line(event, "rules", "Newer evidence arrived.");
            case LIMITED_BY_RULES -> line(event, "rules", "The rules limited the account.");
            case READ -> line(event, staff, "Opened the file.");
            case NOTED -> line(event, staff, "Added a note.");
            case PROPOSED -> line(event, staff, "Proposed to limit the account.");
            case AGREED -> line(event, staff, "Agreed: the account is limited.");
            case DISAGREED -> line(event, staff, "Disagreed with the proposal.");
            case DISMISSED -> line(event, staff, "Closed the case without a measure.");
            case APPEALED -> line(event, "account holder", "Appealed.");
            case APPEAL_UPHELD -> line(event, staff, "Decided the appeal: the decision stays.");
            case APPEAL_PARTLY -> line(event, staff, "Decided the appeal: the measure ends earlier.");
            case APPEAL_OVERTURNED -> line(event, staff, "Decided the appeal: the decision was wrong and is undone.");
            case UNDONE -> line(event, staff, "Agreed to undo what the rules did: the decision is undone.");
            case OPENED_BY_PERSON -> line(event, staff, "Opened the case.");
            case STEP_PROPOSED -> line(event, staff, "Wrote down a measure to propose.");
            case STEP_SUBMITTED -> line(event, staff, "Proposed the measure; a second person must agree.");
            case STEP_AGREED -> line(event, staff, "Agreed with the measure.");
            case STEP_REFUSED -> line(event, staff, "Disagreed with the measure: nothing happens.");
            case STEP_WITHDRAWN -> line(event, staff, "Took the proposed measure back.");
            case LIFTED -> line(event, staff, "Lifted the measure.");
            case RESPONDED -> line(event, "account holder", "Answered the notice.");
            case RELIEVED -> line(event, "clock", "We were late: the measure is milder until the appeal is decided.");
            case EVIDENCE_ADDED -> line(event, staff, "Added evidence.");
            case EVIDENCE_VERIFIED -> line(event, staff, "Checked evidence that somebody else had gathered.");
            case EVIDENCE_WITHDRAWN -> line(event, staff, "Withdrew evidence.");
            case APPEAL_ASSIGNED -> line(event, staff, "Took the appeal.");
            case APPEAL_HANDED_OVER -> line(event, staff, "Handed the appeal over.");
            case APPEAL_QUESTION -> line(event, staff, "Asked the account holder something.");
            case APPEAL_ANSWERED -> line(event, "account holder", "Answered our question.");
            case APPEAL_WITHDRAWN -> line(event, "account holder", "Withdrew the appeal.");
            case APPEAL_INADMISSIBLE -> line(event, staff, "Turned the appeal away.");
            case VIEW_BROKEN -> line(event, staff, "Own view before the points: the terms were broken.");
            case VIEW_NOT_BROKEN -> line(event, staff, "Own view before the points: the terms were not broken.");
            case VIEW_UNSURE -> line(event, staff, "Own view before the points: not sure.");
            case BATCH_UNDONE ->
                line(event, staff, "Undid the batch in which this was decided: the case is open again.");
            case RESTORED -> line(event, "feed", "Every connected edge confirmed that the account is restored.");
        };
    }

    private static HistoryLine line(CaseEvent event, @Nullable String actor, String what) {
        return new HistoryLine(event.at(), event.kind(), actor == null ? "unknown" : actor, what, event.words());
    }
}

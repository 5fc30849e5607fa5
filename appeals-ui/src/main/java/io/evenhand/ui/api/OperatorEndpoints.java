// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.cases.AccountFile;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.CaseSummary;
import io.evenhand.enforcement.cases.DecisionLine;
import io.evenhand.enforcement.cases.Evidence;
import io.evenhand.enforcement.cases.Overview;
import io.evenhand.enforcement.feed.Acks;
import io.evenhand.enforcement.feed.EdgeState;
import io.evenhand.enforcement.notice.Factor;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Tokens;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the person who runs the installation may ask for, with a bearer token. */
public final class OperatorEndpoints {
    private static final String SCHEME = "Bearer ";

    private final String token;
    private final CaseDesk desk;
    private final Acks acks;
    private final AccessLog access;
    private final LongSupplier feedRev;
    private final LongSupplier consumerLag;

    public OperatorEndpoints(
            String token, CaseDesk desk, Acks acks, AccessLog access, LongSupplier feedRev, LongSupplier consumerLag) {
        this.access = access;
        this.token = token;
        this.desk = desk;
        this.acks = acks;
        this.feedRev = feedRev;
        this.consumerLag = consumerLag;
    }

    /** Turns away whoever does not have the token. */
    public void before(Context ctx) {
        String given = ctx.header("Authorization");
        if (given == null || !given.startsWith(SCHEME) || !Tokens.same(token, given.substring(SCHEME.length()))) {
            ctx.header("WWW-Authenticate", "Bearer realm=\"evenhand\"");
            throw new Refusal(Reason.UNAUTHENTICATED);
        }
    }

    public void overview(Context ctx) {
        Overview overview = desk.overview();
        Answers.json(
                ctx,
                new OverviewAnswer(
                        overview.accountsAssessed(),
                        overview.assessments(),
                        overview.newestAssessment(),
                        overview.restrictions().stream()
                                .map(OperatorEndpoints::restricted)
                                .toList(),
                        underReview(),
                        overview.openCases(),
                        overview.openAppeals(),
                        new TreeMap<>(overview.verdicts()),
                        consumerLag.getAsLong(),
                        feedRev.getAsLong(),
                        acks.edges()));
    }

    public void account(Context ctx) {
        AccountFile file = desk.accountFile(Ids.accountId(ctx.pathParam("account")));
        if (file.latest() == null && file.decisions().isEmpty() && file.cases().isEmpty()) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        access.viewedByOperator(file.account(), AccessLog.What.ACCOUNT_FILE, "looking at the account");
        Answers.json(ctx, answer(file));
    }

    /** Accounts that a person should look at. */
    private List<AccountId> underReview() {
        return desk.queue().stream()
                .map(CaseSummary::account)
                .distinct()
                .sorted()
                .toList();
    }

    private static Restricted restricted(Overview.Restriction it) {
        return new Restricted(
                it.account(), it.measure(), it.decision(), it.from(), it.until(), it.reasons(), it.noticeLink());
    }

    private static AccountAnswer answer(AccountFile file) {
        Evidence latest = file.latest();
        return new AccountAnswer(
                file.account(),
                file.allowlistedUntil(),
                latest == null ? null : latest.assessment(),
                latest == null ? null : latest.verdict(),
                latest == null ? List.of() : sentences(latest.against()),
                latest == null ? List.of() : sentences(latest.inFavour()),
                latest == null ? List.of() : latest.notUsed(),
                file.decisions().stream().map(OperatorEndpoints::decision).toList(),
                file.cases().stream().map(OperatorEndpoints::ofCase).toList());
    }

    private static List<String> sentences(List<Factor> factors) {
        return factors.stream().map(Factor::sentence).toList();
    }

    private static DecisionAnswer decision(DecisionLine line) {
        Decision decision = line.decision();
        return new DecisionAnswer(
                decision.id(),
                decision.measure(),
                line.state().name(),
                line.inForce(),
                line.withheld(),
                decision.from(),
                decision.until(),
                line.noticeLink());
    }

    private static CaseAnswer ofCase(CaseSummary line) {
        return new CaseAnswer(
                line.id().value(), line.state().name(), line.proposed().wire(), line.reasons(), line.openedAt());
    }

    /** How things stand. */
    record OverviewAnswer(
            long accountsAssessed,
            long assessments,
            @Nullable Instant newestAssessment,
            List<Restricted> restricted,
            List<AccountId> underReview,
            long openCases,
            long openAppeals,
            Map<String, Long> verdictsByOutcome,
            long consumerLag,
            long feedRev,
            List<EdgeState> edges) {}

    /** One measure in force. */
    record Restricted(
            AccountId account,
            Measure measure,
            DecisionId decision,
            Instant from,
            @Nullable Instant until,
            List<String> reasons,
            String notice) {}

    /** One account, explained. */
    record AccountAnswer(
            AccountId account,
            @Nullable Instant allowlistedUntil,
            @Nullable Assessment assessment,
            @Nullable Verdict verdict,
            List<String> against,
            List<String> inFavour,
            List<String> notUsed,
            List<DecisionAnswer> decisions,
            List<CaseAnswer> cases) {}

    /** One decision about the account. */
    record DecisionAnswer(
            DecisionId decision,
            Measure measure,
            String state,
            boolean inForce,
            boolean withheld,
            Instant from,
            @Nullable Instant until,
            String notice) {}

    /** One case about the account. */
    record CaseAnswer(String id, String state, String proposed, List<String> reasons, Instant openedAt) {}
}

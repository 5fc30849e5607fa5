// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.FailMode;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.policy.StaleRule;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.FakeClock;
import io.evenhand.edge.feed.Publisher;
import io.evenhand.edge.table.Freshness;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.table.PolicyTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Law (a stale feed fails open, per action): what happens once the policy is too old is the publisher's word, for each action. */
class StalePolicyFailsAsTheFeedSaysTest {
    private static final List<StaleRule> RULES = List.of(
            new StaleRule("start_stream", FailMode.OPEN, 60_000),
            new StaleRule("register_server", FailMode.CLOSED, 120_000),
            new StaleRule("invite", FailMode.KEEP, 60_000));

    private final FakeClock clock = new FakeClock(Publisher.NOW);
    private final LiveTable live = new LiveTable(Publisher.NOW);
    private final Answers answers = new Answers(live, account -> 9, clock, Duration.ofSeconds(30), new EdgeMetrics());

    private void load(List<StaleRule> rules) {
        Snapshot snapshot = new Snapshot(
                1,
                List.of(Publisher.entry(
                        "acc",
                        null,
                        Measure.SUSPEND_ACCOUNT,
                        "d1",
                        Publisher.NOW,
                        Publisher.NOW.plus(Duration.ofDays(1)),
                        null)),
                rules);
        live.swap(PolicyTable.of(snapshot), new Freshness(true, true, Publisher.NOW, Publisher.NOW.plusSeconds(9_000)));
    }

    private Answer ask(String account, Action action) {
        return answers.answer(new Question(new AccountId(account), null, action, null, false));
    }

    @Test
    void untilTheAgeThatTheFeedNamesEverythingStands() {
        load(RULES);
        clock.advance(Duration.ofSeconds(60));
        assertFalse(ask("acc", Action.START_STREAM).allowed());
        assertEquals(Footing.STALE, ask("acc", Action.START_STREAM).footing());
        assertTrue(ask("other", Action.REGISTER_SERVER).allowed());
    }

    @Test
    void beyondItEachActionGoesItsOwnWay() {
        load(RULES);
        clock.advance(Duration.ofMillis(120_001));
        Answer open = ask("acc", Action.START_STREAM);
        assertTrue(open.allowed());
        assertEquals(Footing.OPEN, open.footing());
        Answer kept = ask("acc", Action.INVITE);
        assertFalse(kept.allowed());
        assertEquals("RHYTHM_BILLING", kept.reason());
        assertEquals(Footing.STALE, kept.footing());
        Answer unnamed = ask("acc", Action.CONTINUE_STREAM);
        assertFalse(unnamed.allowed());
        assertEquals(Footing.STALE, unnamed.footing());
    }

    @Test
    void aClosedAnswerIsNoDecisionAboutAnybody() {
        load(RULES);
        clock.advance(Duration.ofMillis(120_001));
        for (String account : List.of("acc", "other")) {
            Answer closed = ask(account, Action.REGISTER_SERVER);
            assertFalse(closed.allowed());
            assertNull(closed.because());
            assertEquals(Answer.POLICY_TOO_OLD, closed.reason());
            assertEquals("closed", AuthZen.response(closed).at("/context/fail").textValue());
            assertEquals(
                    "urn:evenhand:problem:policy-too-old",
                    Problem.denied(closed).body().get("type").textValue());
        }
        Question viewer = new Question(new AccountId("acc"), null, Action.REGISTER_SERVER, new ViewerId("v"), false);
        Question other = new Question(new AccountId("other"), null, Action.REGISTER_SERVER, new ViewerId("v"), false);
        assertEquals(AuthZen.response(answers.answer(viewer)), AuthZen.response(answers.answer(other)));
    }

    @Test
    void aFeedThatSaysNothingKeepsWhatItHolds() {
        load(null);
        clock.advance(Duration.ofHours(5));
        assertFalse(ask("acc", Action.START_STREAM).allowed());
        assertEquals(Footing.STALE, ask("acc", Action.START_STREAM).footing());
    }

    @Test
    void nothingLoadedIsOpen() {
        assertTrue(ask("acc", Action.REGISTER_SERVER).allowed());
        assertEquals(Footing.OPEN, ask("acc", Action.REGISTER_SERVER).footing());
    }

    @Test
    void theRulesTravelInSnapshotsAndDeltasAndBackAgain() throws Exception {
        Snapshot snapshot = new Snapshot(1, List.of(Publisher.limit("a", "d1")), RULES);
        assertEquals(snapshot, ContractJson.read(ContractJson.bytes(snapshot), Snapshot.class));
        PolicyTable table = PolicyTable.of(snapshot);
        assertEquals(snapshot, table.snapshot());
        Delta silent = new Delta(1, 2, List.of(), List.of());
        assertEquals(RULES, table.with(silent).snapshot().whenStale());
        List<StaleRule> fewer = RULES.subList(0, 1);
        Delta spoken = new Delta(1, 2, List.of(), List.of(), fewer);
        assertEquals(spoken, ContractJson.read(ContractJson.bytes(spoken), Delta.class));
        assertEquals(fewer, table.with(spoken).snapshot().whenStale());
    }
}

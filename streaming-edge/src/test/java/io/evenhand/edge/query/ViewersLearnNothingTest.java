// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.FakeClock;
import io.evenhand.edge.feed.Publisher;
import io.evenhand.edge.table.Freshness;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.table.PolicyTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law: whatever the measure and the action, a viewer's answer says yes or no and nothing else about the account. */
class ViewersLearnNothingTest {
    private static Answers answers(List<PolicyEntry> entries) {
        FakeClock clock =
                new FakeClock(Publisher.NOW.plusMillis(Duration.ofDays(1).toMillis() - 300));
        LiveTable live = new LiveTable(Publisher.NOW);
        live.swap(
                PolicyTable.of(new Snapshot(3, entries)),
                new Freshness(true, true, Publisher.NOW, Publisher.NOW.plus(Duration.ofDays(9))));
        return new Answers(live, account -> 5, clock, Duration.ofDays(2), new EdgeMetrics());
    }

    private static PolicyEntry entry(Measure measure) {
        return Publisher.entry(
                "acc",
                null,
                measure,
                "d1",
                Publisher.NOW,
                measure == Measure.TERMINATE ? null : Publisher.NOW.plus(Duration.ofDays(1)),
                1);
    }

    private static Question asked(Action action, String viewer) {
        return new Question(new AccountId("acc"), new ServerId("srv-1"), action, new ViewerId(viewer), false);
    }

    @ParameterizedTest
    @EnumSource(
            value = Measure.class,
            names = {"LIMIT", "SUSPEND_SERVER", "SUSPEND_ACCOUNT", "TERMINATE"})
    void theAnswerDiffersFromAnUnrestrictedOneInTheDecisionAlone(Measure measure) {
        for (Action action : Action.values()) {
            ObjectNode clean = AuthZen.response(answers(List.of()).answer(asked(action, "viewer")));
            ObjectNode restricted =
                    AuthZen.response(answers(List.of(entry(measure))).answer(asked(action, "viewer")));
            assertEquals(clean.get("context"), restricted.get("context"), measure + " " + action);
            assertEquals(
                    List.of("rev", "ageMs", "ttlMs", "stale"),
                    names(restricted.get("context")),
                    measure + " " + action);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Measure.class,
            names = {"SUSPEND_SERVER", "SUSPEND_ACCOUNT", "TERMINATE"})
    void theProblemOfADeniedStreamIsTheSameForEveryMeasure(Measure measure) {
        Answer answer = answers(List.of(entry(measure))).answer(asked(Action.START_STREAM, "viewer"));
        assertFalse(answer.allowed());
        String body = new String(Json.bytes(Problem.denied(answer).body()), StandardCharsets.UTF_8);
        assertEquals("{\"type\":\"about:blank\",\"status\":403,\"detail\":\"this stream is not available\"}", body);
    }

    @Test
    void theOwnerLearnsWhyAndWhereToAppeal() {
        for (String viewer : new String[] {null, "acc"}) {
            Question invite = new Question(
                    new AccountId("acc"), null, Action.INVITE, viewer == null ? null : new ViewerId(viewer), false);
            ObjectNode response =
                    AuthZen.response(answers(List.of(entry(Measure.LIMIT))).answer(invite));
            assertEquals(
                    List.of("rev", "ageMs", "ttlMs", "stale", "reason", "decision", "until", "appeal"),
                    names(response.get("context")));
        }
    }

    @Test
    void anAnswerThatWouldTellAViewerCannotBeMade() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Answer(false, entry(Measure.LIMIT), false, 1, 1, 1, false, Footing.CURRENT));
        assertTrue(new Answer(false, null, false, 1, 1, 1, false, Footing.CURRENT)
                .reason()
                .equals("none"));
    }

    private static List<String> names(com.fasterxml.jackson.databind.JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

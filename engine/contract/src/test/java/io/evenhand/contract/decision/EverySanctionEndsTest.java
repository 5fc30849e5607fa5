// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.decision;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law 10: no sanction but a termination is without end, and no rule goes beyond LIMIT. */
class EverySanctionEndsTest {
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Origin PEOPLE = new Origin.ByPeople("ada", "bo");

    @ParameterizedTest
    @EnumSource(value = Measure.class, names = "TERMINATE", mode = EnumSource.Mode.EXCLUDE)
    void aDecisionWithoutEndCannotBeMade(Measure measure) {
        assertThrows(IllegalArgumentException.class, () -> decision(measure, PEOPLE, null));
        assertThrows(IllegalArgumentException.class, () -> decision(measure, PEOPLE, FROM));
        assertDoesNotThrow(() -> decision(measure, PEOPLE, FROM.plusSeconds(1)));
    }

    @Test
    void onlyATerminationHasNoEnd() {
        assertDoesNotThrow(() -> decision(Measure.TERMINATE, PEOPLE, null));
    }

    @Test
    void aRuleGoesNoFurtherThanLimit() {
        Origin rule = new Origin.ByRule("sha256:00", new AssessmentId("a"));
        Instant until = FROM.plus(Duration.ofDays(30));
        assertDoesNotThrow(() -> decision(Measure.LIMIT, rule, until));
        assertThrows(IllegalArgumentException.class, () -> decision(Measure.SUSPEND_SERVER, rule, until));
    }

    @Test
    void twoPeopleAreTwoPeople() {
        assertThrows(IllegalArgumentException.class, () -> new Origin.ByPeople("ada", "ada"));
    }

    @Test
    void anEntryStopsByItself() {
        PolicyEntry entry = new PolicyEntry(
                new AccountId("a"),
                null,
                Measure.LIMIT,
                new DecisionId("d"),
                "RHYTHM_BILLING",
                "https://evenhand.example/n/x",
                FROM,
                FROM.plusSeconds(60),
                3);
        assertFalse(entry.isInForce(FROM.minusMillis(1)));
        assertEquals(true, entry.isInForce(FROM));
        assertFalse(entry.isInForce(FROM.plusSeconds(60)));
    }

    private static Decision decision(Measure measure, Origin origin, @Nullable Instant until) {
        StatementOfReasons reasons = new StatementOfReasons(
                List.of("fact"), List.of(), List.of(), "terms 4.2", true, false, "appeal at", FROM.plusSeconds(1));
        return new Decision(
                new DecisionId("d"), Subject.account(new AccountId("a")), measure, origin, reasons, FROM, until);
    }
}

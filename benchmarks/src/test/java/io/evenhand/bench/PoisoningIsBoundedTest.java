// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.event.EventBody.StreamStarted;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.scoring.io.ScorecardFile;
import io.evenhand.scoring.model.Replay;
import io.evenhand.scoring.model.Scorer;
import io.evenhand.simulator.Groups;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What somebody can do who wants an innocent account limited: they have its invitation link, any number of accounts of
 * their own, and patience. They let their viewers come on one day and leave exactly a billing month later, again and
 * again, and stream many at once. They cannot end a share in the owner's name, and have none of the owner's keys.
 */
class PoisoningIsBoundedTest {
    private static final Ruleset RULES = Rulesets.builtIn();
    private static final Scorer SCORER = new Scorer(ScorecardFile.builtIn());
    private static final int DAYS = 210;
    private static final int[] MONTHS = {30, 60};

    /** The worst that was said of an account, and the most points its rhythm ever had. */
    private record Worst(Outcome outcome, int rhythm) {
        Worst and(Outcome given, int points) {
            return new Worst(given.compareTo(outcome) > 0 ? given : outcome, Math.max(rhythm, points));
        }
    }

    @Test
    void noCrowdOfFalseViewersLimitsAnInnocentAccountOrBringsItBeforePeople() {
        SimulationPlan plan = SimulationPlan.of(180, DAYS, 11, World.named("demo"));
        int victims = 0;
        for (Groups.Group group : Groups.withoutGateFailers(plan)) {
            if (group.truths().size() == 1 && group.truths().get(0).kind() == TruthClass.BENIGN) {
                victims++;
                Truth victim = group.truths().get(0);
                Worst before = worst(group, List.of(), plan);
                assertEquals(before, worst(group, stays(victim, plan, RevokedBy.VIEWER), plan), victim::account);
                Worst trade = worst(group, stays(victim, plan, RevokedBy.OWNER), plan);
                assertTrue(
                        trade.rhythm() >= 10, "the same stays are those of a trade if the owner ends them: " + trade);
            }
        }
        assertTrue(victims >= 15, "there are victims");
    }

    /** Sixty places, each taken by one viewer after the other for exactly one or two paid months. */
    private static List<Event> stays(Truth victim, SimulationPlan plan, RevokedBy by) {
        AccountId account = new AccountId(victim.account());
        List<Event> events = new ArrayList<>();
        Instant begin = plan.end().minus(Duration.ofDays(DAYS - 5L));
        for (int viewer = 0; viewer < 60; viewer++) {
            Instant at = begin.plus(Duration.ofDays(viewer % 30));
            for (int stay = 0; ; stay++) {
                Instant leaves = at.plus(Duration.ofDays(MONTHS[(viewer + stay) % MONTHS.length]));
                if (!leaves.isBefore(plan.end())) {
                    break;
                }
                String name = "p-" + viewer + "-" + stay;
                ViewerId id = new ViewerId(name);
                events.add(event(name + "-a", at, account, new ShareAccepted(id, null, ClientKind.UI, false, 3)));
                events.add(event(
                        name + "-s",
                        at.plus(Duration.ofHours(20)),
                        account,
                        new StreamStarted(
                                new StreamId(name),
                                new ServerId("s-" + account.value()),
                                id,
                                false,
                                PlaybackMode.DIRECT)));
                events.add(event(name + "-r", leaves, account, new ShareRevoked(id, by, ClientKind.UI)));
                at = leaves.plus(Duration.ofHours(2));
            }
        }
        return events;
    }

    private static Event event(String id, Instant at, AccountId account, EventBody body) {
        return new Event(new EventId(id), at, account, null, body);
    }

    private static Worst worst(Groups.Group group, List<Event> more, SimulationPlan plan) {
        List<Event> events = new ArrayList<>(group.events());
        events.addAll(more);
        events.sort(Event.BY_TIME_THEN_ID);
        Worst[] worst = {new Worst(Outcome.NOT_ENOUGH_DATA, 0)};
        Replay.run(events, SCORER, plan.end().toEpochMilli(), assessment -> {
            worst[0] = worst[0].and(decide(assessment), rhythm(assessment));
        });
        return worst[0];
    }

    private static int rhythm(Assessment assessment) {
        return assessment.families().stream()
                .filter(each -> each.family() == Family.RHYTHM)
                .mapToInt(FamilyScore::points)
                .sum();
    }

    private static Outcome decide(Assessment assessment) {
        return RULES.decide(assessment, Standing.blank(assessment.account())).outcome();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.load;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.io.ScorecardFile;
import io.evenhand.scoring.model.Replay;
import io.evenhand.scoring.model.Scorer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is watched, and what has to become of them by the scorer's own core and the ruleset, without Flink, Kafka or
 * PostgreSQL: which assessments, and whom the rules limit at which of them.
 *
 * @param events of everybody, in the order in which they happened
 * @param assessments all that have to come, by account and time
 * @param limited when whoever has to be limited is assessed so for the first time, in milliseconds
 */
record Cast(List<Event> events, Map<String, Assessment> assessments, Map<String, Long> limited) {
    /** Casework restricts nobody over an assessment that is older than two weeks; it reads the log up to an hour later. */
    private static final long ACTED_ON = 14 * Calendar.DAY - Calendar.HOUR;

    private static final int PAIRS = 12;
    private static final int COMMUNITIES = 300;

    /** Communities that are all there at the schedule's start, and sellers who are limited at the last weeks that are acted on. */
    static Cast of(Schedule schedule, Instant now) {
        Ruleset rules = Rulesets.builtIn();
        long acted = now.toEpochMilli() - ACTED_ON;
        long last = Calendar.boundaryAfter(schedule.end() - Calendar.DAY) - Calendar.WEEK;
        long weeks = Calendar.week(last) - Calendar.week(Math.max(acted, schedule.start() + Calendar.WEEK));
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            long alone = Calendar.boundaryAfter(0);
            long limited =
                    limits(rules, People.sellers(i, alone), 0, alone + People.WEEKS * Calendar.WEEK).values().stream()
                            .mapToLong(Long::longValue)
                            .min()
                            .orElseThrow();
            events.addAll(People.sellers(i, alone + last - i % (weeks + 1) * Calendar.WEEK - limited));
        }
        for (int i = 0; i < COMMUNITIES; i++) {
            events.addAll(People.community(i, schedule.start() - People.WEEKS / 2 * Calendar.WEEK));
        }
        events.removeIf(event -> event.at().toEpochMilli() >= schedule.end());
        events.sort(Event.BY_TIME_THEN_ID);
        Map<String, Assessment> assessments = new TreeMap<>();
        assess(events, schedule.end() - Calendar.DAY, each -> assessments.put(key(each), each));
        return new Cast(events, assessments, limits(rules, events, acted, schedule.end() - Calendar.DAY));
    }

    static String key(Assessment assessment) {
        return assessment.account() + " " + assessment.asOf();
    }

    private interface Take {
        void take(Assessment assessment);
    }

    private static void assess(Collection<Event> events, long until, Take out) {
        Replay.run(events, new Scorer(ScorecardFile.builtIn()), until, out::take);
    }

    private static Map<String, Long> limits(Ruleset rules, Collection<Event> events, long from, long until) {
        Map<String, Long> limited = new TreeMap<>();
        assess(events, until, each -> {
            if (each.asOf().toEpochMilli() >= from
                    && rules.decide(each, Standing.blank(each.account())).outcome() == Outcome.LIMIT) {
                limited.putIfAbsent(each.account().value(), each.asOf().toEpochMilli());
            }
        });
        return limited;
    }
}

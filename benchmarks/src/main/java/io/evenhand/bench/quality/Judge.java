// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.scoring.model.Replay;
import io.evenhand.scoring.model.Scorecard;
import io.evenhand.scoring.model.Scorer;
import io.evenhand.simulator.truth.Timeline;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The scorecard and the ruleset as production applies them, to a group's events; nothing of the group is kept. */
record Judge(Scorecard card, Ruleset ruleset) {

    /** Takes what was decided of an assessment. */
    @FunctionalInterface
    interface Take {
        void accept(Assessment assessment, Verdict verdict);
    }

    void judge(Collection<Event> events, Instant end, Take take) {
        judge(events, List.of(), end, take);
    }

    /** The same, with what people decided. */
    void judge(Collection<Event> events, List<Intervention> interventions, Instant end, Take take) {
        Replay.run(
                events,
                interventions,
                new Scorer(card),
                end.toEpochMilli(),
                assessment ->
                        take.accept(assessment, ruleset.decide(assessment, Standing.blank(assessment.account()))));
    }

    /** What becomes of each account. */
    Map<String, Timeline> timelines(Collection<Event> events, Instant end) {
        Map<String, Timeline> timelines = new TreeMap<>();
        judge(
                events,
                end,
                (assessment, verdict) -> timelines.merge(
                        assessment.account().value(),
                        Timeline.EMPTY.with(verdict.outcome(), verdict.asOf()),
                        (old, one) -> old.with(verdict.outcome(), verdict.asOf())));
        return timelines;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.event.Event;
import io.evenhand.scoring.io.ScorecardFile;
import io.evenhand.scoring.model.Replay;
import io.evenhand.scoring.model.Scorer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The built-in scorecard's replay of whole populations: a second opinion on what the operators do. */
public final class SingleAccountRun {
    private SingleAccountRun() {}

    /** All assessments up to the last event, oldest first, each week by account. */
    public static List<Assessment> assess(Collection<Event> events) {
        long last = events.stream()
                .mapToLong(event -> event.at().toEpochMilli())
                .max()
                .orElseThrow();
        List<Assessment> out = new ArrayList<>();
        Replay.run(events, new Scorer(ScorecardFile.builtIn()), last, out::add);
        return out;
    }
}

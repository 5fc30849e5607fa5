// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import java.io.Serializable;
import java.util.List;

/** Points by thresholds: those of the highest threshold reached, 0 below the first; {@link ScorecardLinter} sees that they are monotone. */
public record Steps(List<Step> steps) implements Serializable {
    /** From this value on, these points. */
    public record Step(double from, int points) implements Serializable {}

    public Steps {
        steps = List.copyOf(steps);
    }

    public int points(double value) {
        int points = 0;
        for (Step step : steps) {
            if (value >= step.from()) {
                points = step.points();
            }
        }
        return points;
    }

    /** What the account gets if nothing was measured: as if it spoke for the account as much as it could. */
    public int mostFavourable() {
        return Math.min(0, steps.stream().mapToInt(Step::points).min().orElse(0));
    }
}

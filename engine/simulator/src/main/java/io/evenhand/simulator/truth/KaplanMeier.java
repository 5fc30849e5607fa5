// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many are still not found after so many days, by Kaplan and Meier: who was never found counts as long as it was
 * watched, not as found on the last day and not as if it had never been there.
 *
 * @param subjects how many were watched
 * @param events how many of them were found
 * @param steps where the curve falls, in the order of days
 */
public record KaplanMeier(int subjects, int events, List<Step> steps) {
    private static final double NORMAL_975 = 1.959963984540054;

    public KaplanMeier {
        steps = List.copyOf(steps);
    }

    /** One that was watched for so many days, and found at the end of them or not. */
    public record Watched(double days, boolean found) {}

    /**
     * From this day on, this part is not found yet.
     *
     * @param lower 95 % bound by Greenwood's variance on the scale of log(-log), which keeps it within 0 and 1
     */
    public record Step(double day, double surviving, double lower, double upper) {}

    /** The curve of those watched. */
    public static KaplanMeier of(List<Watched> watched) {
        List<Watched> sorted = watched.stream()
                .sorted(Comparator.comparingDouble(Watched::days).thenComparing(each -> !each.found()))
                .toList();
        List<Step> steps = new ArrayList<>();
        double surviving = 1;
        double variance = 0;
        int events = 0;
        for (int i = 0; i < sorted.size(); ) {
            double day = sorted.get(i).days();
            int atRisk = sorted.size() - i;
            int found = 0;
            for (; i < sorted.size() && sorted.get(i).days() == day; i++) {
                found += sorted.get(i).found() ? 1 : 0;
            }
            if (found > 0) {
                events += found;
                surviving *= 1 - (double) found / atRisk;
                variance += atRisk == found ? 0 : (double) found / ((double) atRisk * (atRisk - found));
                steps.add(step(day, surviving, variance));
            }
        }
        return new KaplanMeier(sorted.size(), events, steps);
    }

    private static Step step(double day, double surviving, double variance) {
        if (surviving <= 0 || surviving >= 1) {
            return new Step(day, surviving, surviving, surviving);
        }
        double log = StrictMath.log(surviving);
        double width = NORMAL_975 * StrictMath.sqrt(variance) / StrictMath.abs(log);
        return new Step(
                day,
                surviving,
                StrictMath.pow(surviving, StrictMath.exp(width)),
                StrictMath.pow(surviving, StrictMath.exp(-width)));
    }

    /** The day by which this part is found, or null if the curve never shows it. */
    public @Nullable Double dayFound(double part) {
        return steps.stream()
                .filter(step -> step.surviving() <= 1 - part + 1e-12)
                .map(Step::day)
                .findFirst()
                .orElse(null);
    }

    @JsonProperty
    public @Nullable Double median() {
        return dayFound(0.5);
    }

    @JsonProperty
    public @Nullable Double firstQuarter() {
        return dayFound(0.25);
    }

    @JsonProperty
    public @Nullable Double thirdQuarter() {
        return dayFound(0.75);
    }

    /** The part found by the end of this day. */
    public double foundBy(double day) {
        double surviving = 1;
        for (Step step : steps) {
            if (step.day() <= day) {
                surviving = step.surviving();
            }
        }
        return 1 - surviving;
    }
}

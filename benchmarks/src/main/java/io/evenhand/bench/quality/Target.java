// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.simulator.truth.Detection;
import io.evenhand.simulator.truth.Evaluation;
import io.evenhand.simulator.truth.Proportion;
import io.evenhand.simulator.truth.RuleScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure that was promised before it was measured.
 *
 * @param what the figure
 * @param world where it is measured
 * @param wanted the promise
 * @param got what was measured, with bounds
 * @param grade whether the promise is kept
 */
public record Target(String what, String world, String wanted, String got, Grade grade) {

    /** How well a promise is kept. */
    public enum Grade {
        /** Even the 95 % bound keeps it. */
        MET,
        /** The figure keeps it, its bound does not: too few accounts were simulated, or luck. */
        MET_WITHOUT_PROOF,
        MISSED,
        NOT_MEASURED
    }

    /** The promises about the world that nothing was tuned on. */
    static List<Target> heldOut(Evaluation evaluation) {
        String world = evaluation.world();
        RuleScore limit = evaluation.rules().get(0);
        List<Target> targets = new ArrayList<>();
        targets.add(new Target(
                "hosts simulated",
                world,
                ">= 300,000",
                String.format(Locale.ROOT, "%,d", evaluation.hosts()),
                evaluation.hosts() >= 300_000 ? Grade.MET : Grade.MISSED));
        targets.add(atMost("wrongly limited per 100,000 owners", world, limit.wronged(), 1));
        targets.add(atLeast("identifiable sellers limited within 180 days", evaluation, "limit", 0.85));
        targets.add(atLeast("identifiable sellers reviewed within 180 days", evaluation, "review", 0.95));
        targets.add(median(evaluation, "first share"));
        targets.add(median(evaluation, "first payment"));
        return targets;
    }

    /** The promise about a world that was made to be hard on innocents. */
    static Target stress(Evaluation evaluation) {
        return atMost(
                "wrongly limited per 100,000 hosts",
                evaluation.world(),
                evaluation.rules().get(0).wrongedHosts(),
                20);
    }

    static Target flips(List<NetworkFlips> worlds) {
        NetworkFlips flips = worlds.stream().reduce(new NetworkFlips(0, 0, 0), NetworkFlips::plus);
        return new Target(
                "accounts judged differently on another network",
                "all",
                "0",
                String.format(
                        Locale.ROOT, "%d of %,d accounts x %d flips", flips.changed(), flips.accounts(), flips.flips()),
                flips.changed() == 0 ? Grade.MET : Grade.MISSED);
    }

    private static Target atMost(String what, String world, Proportion part, double perHundredThousand) {
        double value = 1e5 * part.value();
        double bound = 1e5 * part.upperOneSided();
        return new Target(
                what,
                world,
                String.format(Locale.ROOT, "<= %.0f", perHundredThousand),
                String.format(
                        Locale.ROOT,
                        "%.2f (%d of %,d), one-sided 95 %% bound %.2f",
                        value,
                        part.hits(),
                        part.of(),
                        bound),
                part.of() == 0 ? Grade.NOT_MEASURED : grade(value <= perHundredThousand, bound <= perHundredThousand));
    }

    private static Target atLeast(String what, Evaluation evaluation, String until, double wanted) {
        Proportion part = within180(evaluation, until);
        String promise = String.format(Locale.ROOT, ">= %.0f %%", 100 * wanted);
        if (part.of() == 0) {
            return new Target(what, evaluation.world(), promise, "nobody was watched for so long", Grade.NOT_MEASURED);
        }
        return new Target(
                what,
                evaluation.world(),
                promise,
                String.format(
                        Locale.ROOT,
                        "%.1f %% [%.1f, %.1f] of %,d",
                        100 * part.value(),
                        100 * part.lower(),
                        100 * part.upper(),
                        part.of()),
                grade(part.value() >= wanted, part.lower() >= wanted));
    }

    /** How many identifiable sellers were met within 180 days of their first share, of those watched for so long. */
    static Proportion within180(Evaluation evaluation, String until) {
        Detection detection = detection(evaluation, until, "first share");
        return detection == null ? new Proportion(0, 0) : detection.within180();
    }

    private static Target median(Evaluation evaluation, String since) {
        Detection detection = detection(evaluation, "review", since);
        Double days = detection == null ? null : detection.curve().median();
        return new Target(
                "median days from the " + since + " to the review of an identifiable seller",
                evaluation.world(),
                "<= 90",
                days == null ? "not reached" : String.format(Locale.ROOT, "%.0f", days),
                detection == null ? Grade.NOT_MEASURED : days != null && days <= 90 ? Grade.MET : Grade.MISSED);
    }

    private static @Nullable Detection detection(Evaluation evaluation, String until, String since) {
        return evaluation.detections().stream()
                .filter(each -> each.sellers().equals("identifiable"))
                .filter(each -> each.until().equals(until) && each.since().equals(since))
                .findFirst()
                .orElse(null);
    }

    private static Grade grade(boolean value, boolean bound) {
        return bound ? Grade.MET : value ? Grade.MET_WITHOUT_PROOF : Grade.MISSED;
    }
}

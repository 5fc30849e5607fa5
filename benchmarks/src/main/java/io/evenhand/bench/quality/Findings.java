// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.bench.results.Figure;
import io.evenhand.bench.results.Sheet;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.simulator.truth.Evaluation;
import io.evenhand.simulator.truth.Proportion;
import io.evenhand.simulator.truth.RuleScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the quality benchmark found, as it is written to {@code quality.json}.
 *
 * @param frozen what was measured, so that nobody can change it afterwards unseen
 * @param targets the promises beside the figures
 * @param budgets by learned model, the threshold that was set on world 0
 * @param worlds the worlds in the order in which they were run
 * @param adversary what a seller who knows every rule can do; null if that was not played
 * @param comebacks what a seller who reacts to a sanction can do; null if that was not played
 */
public record Findings(
        Frozen frozen,
        List<Target> targets,
        List<NamedBudget> budgets,
        List<WorldFindings> worlds,
        @Nullable Adversary adversary,
        @Nullable Comebacks comebacks) {
    private static final String RULES_OF_OURS = "evenhand: ";
    private static final String HELD_OUT = "1";
    private static final double PER = 100_000;
    private static final double PERCENT = 100;

    public Findings {
        targets = List.copyOf(targets);
        budgets = List.copyOf(budgets);
        worlds = List.copyOf(worlds);
    }

    /**
     * What was measured.
     *
     * @param commit of the source; {@code +} behind it says that the working tree differed
     * @param scorecardName the scorecard's model name
     * @param scorecard {@code sha256:} and the hash of its file
     * @param ruleset {@code sha256:} and the hash of its text
     */
    public record Frozen(
            String commit,
            String scorecardName,
            String scorecard,
            String ruleset,
            int ownersPerSeries,
            int ownersOfStressWorlds,
            int days,
            List<Long> seeds,
            List<Long> trainingSeeds,
            int trainingSamples) {}

    /** A learned model's threshold. */
    public record NamedBudget(String model, double threshold, int allowed, boolean certified) {}

    /**
     * One world's figures.
     *
     * @param about what the world is
     * @param seconds how long it took
     */
    public record WorldFindings(
            String world,
            String about,
            long seconds,
            Evaluation evaluation,
            List<ModelScore> models,
            Calibration calibration,
            Exposure exposure,
            @Nullable Audit audit,
            Appeals appeals,
            NetworkFlips flips) {}

    /** What the rules and the crude rules did in each world: whom they found, and whom they wronged. */
    void keep(Sheet sheet) {
        for (WorldFindings world : worlds) {
            promised(sheet, world.evaluation());
            for (RuleScore rule : world.evaluation().rules()) {
                boolean ours = rule.rule().startsWith(RULES_OF_OURS);
                String who = ours ? Figure.OURS : rule.rule();
                String what =
                        (ours ? rule.rule().substring(RULES_OF_OURS.length()) + ", " : "") + "world " + world.world();
                keep(sheet, "innocents hit, " + what, who, rule.wronged(), PER, "per 100,000 owners");
                keep(sheet, "sellers found, " + what, who, rule.recall(), PERCENT, "%");
            }
        }
    }

    /** What is promised about the world that nothing was tuned on. */
    private static void promised(Sheet sheet, Evaluation evaluation) {
        if (!evaluation.world().equals(HELD_OUT)) {
            return;
        }
        String world = ", world " + evaluation.world();
        Proportion wronged = evaluation.rules().get(0).wronged();
        if (wronged.of() > 0) {
            sheet.ours(
                            "innocents limited at most (one-sided 95 % bound)" + world,
                            PER * wronged.upperOneSided(),
                            "per 100,000 owners")
                    .atMost(1);
        }
        promised(
                sheet,
                "identifiable sellers limited within 180 days" + world,
                Target.within180(evaluation, "limit"),
                85);
        promised(
                sheet,
                "identifiable sellers reviewed within 180 days" + world,
                Target.within180(evaluation, "review"),
                95);
    }

    private static void promised(Sheet sheet, String name, Proportion part, double percent) {
        if (part.of() > 0) {
            keep(sheet, name, Figure.OURS, part, PERCENT, "%");
            sheet.atLeast(percent);
        }
    }

    private static void keep(Sheet sheet, String name, String who, Proportion part, double scale, String unit) {
        if (part.of() > 0) {
            sheet.add(name, who, scale * part.value(), unit).between(scale * part.lower(), scale * part.upper());
        }
    }

    /** One line of JSON. */
    public String json() {
        return ContractJson.text(this);
    }
}

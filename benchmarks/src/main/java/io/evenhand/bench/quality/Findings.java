// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.simulator.truth.Evaluation;
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

    /** One line of JSON. */
    public String json() {
        return ContractJson.text(this);
    }
}

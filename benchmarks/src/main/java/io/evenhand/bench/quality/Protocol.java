// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.bench.learned.BoostedTrees;
import io.evenhand.bench.learned.Challenger;
import io.evenhand.bench.learned.LogisticRegression;
import io.evenhand.bench.learned.Sample;
import io.evenhand.simulator.Grid;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import io.evenhand.simulator.truth.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The protocol: learned models are trained on world 0, thresholds for them are set on other seeds of world 0, and then
 * everything is measured in every world with nothing changed in between.
 *
 * <p>The scorecard and the ruleset are taken as they are: this program cannot change them.
 */
final class Protocol {
    /** Training seeds are far from those that are measured. */
    private static final long TRAINING_SEED = 1_000_003;
    /** One innocent owner in a hundred thousand. */
    private static final double BUDGET = 1e-5;

    private static final int FLIPPED_GROUPS = 100;

    /** Long enough to be limited and then to be watched. */
    private static final int COMEBACK_DAYS = 400;

    private final QualityArguments arguments;
    private final Judge judge;
    private final Progress progress;

    Protocol(QualityArguments arguments, Judge judge, Progress progress) {
        this.arguments = arguments;
        this.judge = judge;
        this.progress = progress;
    }

    /** What the learned models came to. */
    record Trained(Challengers challengers, List<Long> seeds, int samples) {
        static final Trained NOTHING = new Trained(Challengers.NONE, List.of(), 0);
    }

    /** Trains the learned models; none of them if there are no owners to train on. */
    Trained train() {
        if (arguments.trainingOwners() == 0) {
            return Trained.NOTHING;
        }
        QualityPlan training = arguments.plan().with(arguments.trainingOwners()).with(List.of(TRAINING_SEED));
        WorldResult world = new WorldRun(training, judge, Challengers.NONE, progress).run(World.ZERO);
        List<Sample> samples = samples(world);
        if (samples.stream().noneMatch(Sample::seller) || samples.stream().allMatch(Sample::seller)) {
            throw new IllegalStateException("the training population has too few accounts of one kind: train on more");
        }
        int blind = Features.NETWORK;
        int all = Features.NAMES.size();
        List<Challenger> models = List.of(
                LogisticRegression.train("logistic regression", samples, blind, TRAINING_SEED),
                LogisticRegression.train("logistic regression, sees the ASN", samples, all, TRAINING_SEED),
                BoostedTrees.train("boosted trees", samples, blind, TRAINING_SEED),
                BoostedTrees.train("boosted trees, see the ASN", samples, all, TRAINING_SEED));
        return new Trained(new Challengers(models), List.of(TRAINING_SEED), samples.size());
    }

    private static List<Sample> samples(WorldResult world) {
        List<Sample> samples = new ArrayList<>();
        for (Course.Account account : world.accounts()) {
            boolean counted = account.judged().isSeller() || account.judged().isInnocent();
            if (counted && account.sample() != null) {
                samples.add(new Sample(
                        Objects.requireNonNull(account.sample()),
                        account.judged().isSeller()));
            }
        }
        return samples;
    }

    /** Measures the worlds, in the order asked for; thresholds of learned models are set on the first. */
    Findings measure(Trained trained, String commit, String scorecardHash, Consumer<String> tell) {
        List<Budget> budgets = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        List<Findings.WorldFindings> found = new ArrayList<>();
        for (World world : arguments.worlds()) {
            long startedAt = System.nanoTime();
            QualityPlan plan = arguments.planOf(world);
            WorldResult result = new WorldRun(plan, judge, trained.challengers(), progress).run(world);
            if (budgets.isEmpty()) {
                budgets.addAll(budgets(result, trained.challengers()));
            }
            Findings.WorldFindings findings = findings(world, plan, result, trained, budgets, startedAt);
            found.add(findings);
            targets.addAll(targets(findings));
            tell.accept(findings.evaluation().table());
        }
        targets.add(
                Target.flips(found.stream().map(Findings.WorldFindings::flips).toList()));
        return new Findings(
                frozen(trained, commit, scorecardHash),
                targets,
                named(trained, budgets),
                found,
                adversary(),
                comebacks());
    }

    private Findings.Frozen frozen(Trained trained, String commit, String scorecardHash) {
        return new Findings.Frozen(
                commit,
                judge.card().model(),
                scorecardHash,
                judge.ruleset().version(),
                arguments.plan().owners(),
                arguments.stressOwners(),
                arguments.plan().days(),
                arguments.plan().seeds(),
                trained.seeds(),
                trained.samples());
    }

    private @Nullable Adversary adversary() {
        if (arguments.operators() == 0) {
            return null;
        }
        SimulationPlan plan =
                arguments.plan().series(World.ZERO, arguments.plan().seeds().get(0));
        return Adversary.play(
                plan,
                Grid.cells(),
                arguments.operators(),
                judge,
                new Workers(arguments.plan().threads(), progress));
    }

    private @Nullable Comebacks comebacks() {
        if (arguments.reacting() == 0) {
            return null;
        }
        SimulationPlan plan = SimulationPlan.of(
                arguments.reacting(), COMEBACK_DAYS, arguments.plan().seeds().get(0), World.ZERO);
        return Comebacks.play(plan, judge, new Workers(arguments.plan().threads(), progress));
    }

    private Findings.WorldFindings findings(
            World world, QualityPlan plan, WorldResult result, Trained trained, List<Budget> budgets, long startedAt) {
        Evaluation evaluation = result.evaluation();
        NetworkFlips flips = NetworkFlips.of(plan.series(world, plan.seeds().get(0)), FLIPPED_GROUPS, judge.card());
        return new Findings.WorldFindings(
                world.name(),
                world.about(),
                (System.nanoTime() - startedAt) / 1_000_000_000L,
                evaluation,
                ModelScore.all(result, trained.challengers(), budgets),
                Calibration.of(result),
                Exposure.of(result),
                Audit.of(
                        result, judge.card().thresholds().review(), plan.seeds().get(0)),
                Appeals.of(result, judge.ruleset()),
                flips);
    }

    private static List<Target> targets(Findings.WorldFindings world) {
        List<Target> targets = new ArrayList<>();
        switch (world.world()) {
            case "0", "demo" -> {}
            case "1" -> targets.addAll(Target.heldOut(world.evaluation()));
            default -> targets.add(Target.stress(world.evaluation()));
        }
        return targets;
    }

    private static List<Budget> budgets(WorldResult world, Challengers challengers) {
        List<Course.Account> innocent = world.accounts().stream()
                .filter(account -> account.judged().isInnocent())
                .toList();
        List<Budget> budgets = new ArrayList<>();
        for (int i = 0; i < challengers.size(); i++) {
            int model = i;
            double[] scores = innocent.stream()
                    .mapToDouble(account -> account.challengers().get(model))
                    .toArray();
            budgets.add(Budget.of(scores, innocent.size() + world.further(), BUDGET));
        }
        return budgets;
    }

    private static List<Findings.NamedBudget> named(Trained trained, List<Budget> budgets) {
        List<Findings.NamedBudget> named = new ArrayList<>();
        for (int i = 0; i < budgets.size(); i++) {
            Budget budget = budgets.get(i);
            named.add(new Findings.NamedBudget(
                    trained.challengers().models().get(i).name(),
                    budget.threshold(),
                    budget.allowed(),
                    budget.certified()));
        }
        return named;
    }
}

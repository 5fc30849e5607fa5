// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.scoring.model.Replay;
import io.evenhand.scoring.model.Scorecard;
import io.evenhand.scoring.model.Scorer;
import io.evenhand.simulator.Groups;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import io.evenhand.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Simulates a world group by group, scores and decides each as production does, and keeps one course per account. */
final class WorldRun {
    private final QualityPlan plan;
    private final Scorecard card;
    private final Ruleset ruleset;
    private final Challengers challengers;
    private final Progress progress;

    WorldRun(QualityPlan plan, Scorecard card, Ruleset ruleset, Challengers challengers, Progress progress) {
        this.plan = plan;
        this.card = card;
        this.ruleset = ruleset;
        this.challengers = challengers;
        this.progress = progress;
    }

    /** Runs all series of a world. */
    WorldResult run(World world) {
        List<Course.Account> accounts = new ArrayList<>();
        Map<String, Integer> counted = new HashMap<>();
        for (long seed : plan.seeds()) {
            SimulationPlan series = plan.series(world, seed);
            Groups groups = Groups.withoutGateFailers(series);
            groups.counted().forEach((archetype, owners) -> counted.merge(archetype, owners, Integer::sum));
            accounts.addAll(play(series, groups));
        }
        return new WorldResult(
                world.name(),
                accounts,
                counted,
                SimulationPlan.DEFAULT_END,
                plan.owners() * plan.seeds().size());
    }

    private List<Course.Account> play(SimulationPlan series, Groups groups) {
        progress.start("world " + series.world().name() + ", seed " + series.seed(), groups.size());
        ExecutorService workers = Executors.newFixedThreadPool(plan.threads());
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<List<Numbered>>> parts = new ArrayList<>();
            for (int i = 0; i < plan.threads(); i++) {
                parts.add(workers.submit(() -> work(series, groups, next)));
            }
            Course.Account[][] byGroup = new Course.Account[groups.size()][];
            for (Future<List<Numbered>> part : parts) {
                part.get().forEach(each -> byGroup[each.group()] = each.accounts());
            }
            List<Course.Account> accounts = new ArrayList<>();
            for (Course.Account[] group : byGroup) {
                accounts.addAll(List.of(group));
            }
            return accounts;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a group could not be played", e);
        } finally {
            workers.shutdownNow();
            progress.end();
        }
    }

    private record Numbered(int group, Course.Account[] accounts) {}

    private List<Numbered> work(SimulationPlan series, Groups groups, AtomicInteger next) {
        List<Numbered> done = new ArrayList<>();
        for (int group = next.getAndIncrement(); group < groups.size(); group = next.getAndIncrement()) {
            done.add(new Numbered(group, judge(series, groups.get(group), group)));
            progress.step();
        }
        return done;
    }

    private Course.Account[] judge(SimulationPlan series, Groups.Group group, int number) {
        Map<String, Course> courses = new HashMap<>();
        Map<String, Truth> truths = new HashMap<>();
        for (Truth truth : group.truths()) {
            truths.put(truth.account(), truth);
            courses.put(truth.account(), new Course(series.seed() * 31 + number, challengers));
        }
        Replay.run(group.events(), new Scorer(card), series.end().toEpochMilli(), assessment -> {
            Verdict verdict = ruleset.decide(assessment, Standing.blank(assessment.account()));
            String account = assessment.account().value();
            Course course = courses.get(account);
            Truth truth = truths.get(account);
            if (course != null && truth != null) {
                course.add(assessment, verdict, truth);
            }
        });
        return group.truths().stream()
                .map(truth -> courses.get(truth.account()).account(truth, Long.toString(series.seed())))
                .toArray(Course.Account[]::new);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.simulator.Groups;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import io.evenhand.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Simulates a world group by group, scores and decides each as production does, and keeps one course per account. */
final class WorldRun {
    private final QualityPlan plan;
    private final Judge judge;
    private final Challengers challengers;
    private final Workers workers;

    WorldRun(QualityPlan plan, Judge judge, Challengers challengers, Progress progress) {
        this.plan = plan;
        this.judge = judge;
        this.challengers = challengers;
        this.workers = new Workers(plan.threads(), progress);
    }

    /** Runs all series of a world. */
    WorldResult run(World world) {
        List<Course.Account> accounts = new ArrayList<>();
        Map<String, Integer> counted = new HashMap<>();
        for (long seed : plan.seeds()) {
            SimulationPlan series = plan.series(world, seed);
            Groups groups = Groups.withoutGateFailers(series);
            groups.counted().forEach((archetype, owners) -> counted.merge(archetype, owners, Integer::sum));
            workers.all(
                            "world " + world.name() + ", seed " + seed,
                            groups.size(),
                            number -> judged(series, groups.get(number), number))
                    .forEach(accounts::addAll);
        }
        return new WorldResult(world.name(), accounts, counted, SimulationPlan.DEFAULT_END);
    }

    private List<Course.Account> judged(SimulationPlan series, Groups.Group group, int number) {
        Map<String, Course> courses = new HashMap<>();
        Map<String, Truth> truths = new HashMap<>();
        for (Truth truth : group.truths()) {
            truths.put(truth.account(), truth);
            courses.put(truth.account(), new Course(series.seed() * 31 + number, challengers));
        }
        judge.judge(group.events(), series.end(), (assessment, verdict) -> {
            String account = assessment.account().value();
            Course course = courses.get(account);
            Truth truth = truths.get(account);
            if (course != null && truth != null) {
                course.add(assessment, verdict, truth);
            }
        });
        String name = Long.toString(series.seed());
        List<Course.Account> accounts = new ArrayList<>();
        for (Truth truth : group.truths()) {
            Course course = courses.get(truth.account());
            if (course != null) {
                accounts.add(course.account(truth, name));
            }
        }
        return accounts;
    }
}

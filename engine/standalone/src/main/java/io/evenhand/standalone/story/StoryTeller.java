// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.story.Move;
import io.evenhand.contract.story.Move.Destination;
import io.evenhand.contract.story.Policy;
import io.evenhand.contract.story.Provider;
import io.evenhand.contract.story.Story;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.simulator.Groups;
import io.evenhand.simulator.Simulation;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.population.EventSink;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells the story: simulates a population, has it assessed and decided, moves the sellers of the banned provider, and
 * has that assessed and decided too. What is counted is in {@link Policies}, {@link Repairs} and {@link Finds}.
 */
public final class StoryTeller {
    private static final int REPORT_EVERY = 4_096;

    /** How many viewers outside the household make a host. */
    private static final int HOST_VIEWERS = 8;

    private final SimulationPlan plan;
    private final Path folder;
    private final Assessor assessor;
    private final Ruleset ruleset;
    private final Progress progress;

    /** Hears how far each part of the work is. */
    @FunctionalInterface
    public interface Progress {
        /** @param fraction from 0 to 1 */
        void at(String what, double fraction, String detail);
    }

    /** @param folder for the files in between, which whoever made it removes */
    public StoryTeller(SimulationPlan plan, Path folder, Assessor assessor, Ruleset ruleset, Progress progress) {
        this.plan = plan;
        this.folder = folder;
        this.assessor = assessor;
        this.ruleset = ruleset;
        this.progress = progress;
    }

    public Story tell() throws IOException, InterruptedException {
        Whereabouts whereabouts = new Whereabouts();
        List<Truth> truths = new ArrayList<>();
        Path events = folder.resolve("events.ndjson.gz");
        try (EventFile file = new EventFile(events)) {
            play("simulating half a year", List.of(whereabouts, file), truths);
        }
        List<Owner> owners = truths.stream().map(whereabouts::owner).toList();
        Judgement judgement = judged(events, "as-it-was");
        Policies policies = new Policies(owners, judgement);
        Provider banned = policies.worstHost();
        Set<String> ban = Set.of(banned.name());
        return new Story(
                ruleset.version(),
                plan.world().name(),
                plan.days(),
                plan.seed(),
                new Story.People(
                        Policies.count(TruthClass.RESELLER, owners),
                        Policies.count(TruthClass.BENIGN, owners),
                        Policies.count(TruthClass.GREY, owners),
                        (int) owners.stream()
                                .filter(owner -> owner.truth().externalViewersPeak() >= HOST_VIEWERS)
                                .count(),
                        whereabouts.events()),
                policies.places(),
                banned,
                Policies.COUNT,
                policies.all(ban),
                moves(owners, judgement, banned),
                Repairs.of(policies, ban, judgement, ruleset),
                Finds.of(owners, judgement));
    }

    private List<Move> moves(List<Owner> owners, Judgement judgement, Provider banned)
            throws IOException, InterruptedException {
        List<Owner> movers = owners.stream()
                .filter(owner -> owner.truth().kind() == TruthClass.RESELLER)
                .filter(owner -> owner.place() != null && owner.place().name().equals(banned.name()))
                .toList();
        if (movers.isEmpty()) {
            return List.of();
        }
        Set<AccountId> names =
                movers.stream().map(owner -> new AccountId(owner.account())).collect(Collectors.toSet());
        Set<AccountId> group = group(names);
        long from = Objects.requireNonNull(movers.get(0).place()).asn();
        List<Move> moves = new ArrayList<>();
        List<Removal> removals = new ArrayList<>();
        try {
            for (Destination destination : Destination.values()) {
                Path file = folder.resolve(destination.wire() + ".ndjson.gz");
                removals.add(new Removal(destination, names, from, group, plan.seed(), file));
            }
            play("the same again, moved", removals, new ArrayList<>());
        } finally {
            for (Removal removal : removals) {
                removal.close();
            }
        }
        for (Removal removal : removals) {
            moves.add(move(owners, judgement, banned, removal, strings(names), strings(group)));
        }
        return moves;
    }

    private Move move(
            List<Owner> owners,
            Judgement before,
            Provider banned,
            Removal removal,
            Set<String> movers,
            Set<String> group)
            throws IOException, InterruptedException {
        Judgement after = judged(removal.file(), removal.destination().wire());
        Policies policies = new Policies(owners.stream().map(removal::after).toList(), before.with(after, group));
        List<Provider> places = policies.placesOf(movers);
        Provider next = policies.worstBut(banned.name());
        Set<String> chased = places.stream().map(Provider::name).collect(Collectors.toSet());
        chased.add(banned.name());
        return new Move(
                removal.destination(),
                movers.size(),
                policies.all(Set.of(banned.name())),
                places,
                next,
                policies.caught(Policy.RANGE_BAN, Set.of(banned.name(), next.name())),
                policies.caught(Policy.RANGE_BAN, chased),
                before.count(group),
                before.differing(after, group));
    }

    private static Set<String> strings(Set<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).collect(Collectors.toSet());
    }

    /** The movers and everybody in a closed group with one of them. */
    private Set<AccountId> group(Set<AccountId> movers) {
        Set<AccountId> all = new HashSet<>();
        for (Groups.Group each : Groups.ofSellers(plan)) {
            Set<AccountId> accounts = each.truths().stream()
                    .map(truth -> new AccountId(truth.account()))
                    .collect(Collectors.toSet());
            if (accounts.stream().anyMatch(movers::contains)) {
                all.addAll(accounts);
            }
        }
        return all;
    }

    private void play(String what, List<? extends EventSink> sinks, List<Truth> truths) throws IOException {
        long end = plan.end().toEpochMilli();
        double length = Duration.ofDays(plan.days()).toMillis();
        long[] seen = {0};
        Simulation.run(
                plan,
                (event, origin) -> {
                    for (EventSink sink : sinks) {
                        sink.accept(event, origin);
                    }
                    if (++seen[0] % REPORT_EVERY == 0) {
                        double left = (end - event.at().toEpochMilli()) / length;
                        progress.at(what, Math.min(0.99, 1 - left), seen[0] + " events");
                    }
                },
                truths::add);
        progress.at(what, 1, seen[0] + " events");
    }

    private Judgement judged(Path events, String name) throws IOException, InterruptedException {
        Path out = Files.createDirectories(folder.resolve(name));
        return Judgement.of(assessor.assess(events, out), ruleset);
    }
}

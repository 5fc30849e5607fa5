// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.simulator.Groups;
import io.evenhand.simulator.Reaction;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.truth.Judged;
import io.evenhand.simulator.truth.Proportion;
import io.evenhand.simulator.truth.Timeline;
import io.evenhand.simulator.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of operators who react to a sanction: they move to another network, or go on with another account.
 *
 * <p>Sellers are judged until the first of a group is limited; {@link #CONFIRMED_AFTER} later people confirm it. From the
 * limit on the operator reacts as {@link Reaction} draws it, and everything is judged again: the whole group, with what
 * people confirmed. Only those are counted whom there was time to watch for {@link #WATCHED}.
 *
 * @param watchedDays how long each was watched after the limit
 */
public record Comebacks(long watchedDays, List<Row> rows) {
    static final Duration CONFIRMED_AFTER = Duration.ofDays(14);
    static final Duration WATCHED = Duration.ofDays(180);

    /** An account that moved keeps its record for so long; only a verdict after it is about what it did since. */
    private static final Duration SINCE = Duration.ofDays(28);

    public Comebacks {
        rows = List.copyOf(rows);
    }

    /**
     * One way of reacting.
     *
     * @param reviewed of those who went on, how many were looked at by people again in the time watched
     * @param limited the same, limited
     * @param medianDays from the sanction to the first verdict against what goes on, of those found; null of none
     */
    public record Row(
            String reaction,
            Proportion reviewed,
            Proportion limited,
            @Nullable Double medianDays) {}

    /** What became of one. */
    private record Comeback(
            Reaction.Kind kind,
            @Nullable Instant reviewed,
            @Nullable Instant limited,
            Instant from) {
        boolean isReviewed() {
            return isWithin(reviewed);
        }

        boolean isLimited() {
            return isWithin(limited);
        }

        private boolean isWithin(@Nullable Instant at) {
            return at != null && !at.isAfter(from.plus(WATCHED));
        }
    }

    /** Plays the groups with a seller of a plan that lasts long enough to watch them. */
    static Comebacks play(SimulationPlan plan, Judge judge, Workers workers) {
        Groups groups = Groups.ofSellers(plan);
        Map<Reaction.Kind, List<Comeback>> kinds = new EnumMap<>(Reaction.Kind.class);
        workers.all("comebacks", groups.size(), number -> comeback(plan, groups, number, judge)).stream()
                .flatMap(List::stream)
                .forEach(it -> kinds.computeIfAbsent(it.kind(), kind -> new ArrayList<>())
                        .add(it));
        return new Comebacks(
                WATCHED.toDays(),
                kinds.entrySet().stream()
                        .map(kind -> row(kind.getKey(), kind.getValue()))
                        .toList());
    }

    private static Row row(Reaction.Kind kind, List<Comeback> comebacks) {
        int reviewed = (int) comebacks.stream().filter(Comeback::isReviewed).count();
        int limited = (int) comebacks.stream().filter(Comeback::isLimited).count();
        double[] days = comebacks.stream()
                .filter(Comeback::isReviewed)
                .mapToDouble(it -> Duration.between(it.from(), it.reviewed()).toHours() / 24.0)
                .sorted()
                .toArray();
        return new Row(
                words(kind),
                new Proportion(reviewed, comebacks.size()),
                new Proportion(limited, comebacks.size()),
                days.length == 0 ? null : days[days.length / 2]);
    }

    private static String words(Reaction.Kind kind) {
        return switch (kind) {
            case MOVES -> "moves to another network, adds everybody again";
            case NEW_ACCOUNT -> "goes on with an aged account";
            case NEW_ACCOUNT_AND_VIEWERS -> "the same, viewers register anew";
            case QUITS -> "gives up";
        };
    }

    /** At most one: of the first account of the group that is limited. */
    private static List<Comeback> comeback(SimulationPlan plan, Groups groups, int number, Judge judge) {
        Groups.Group group = groups.get(number);
        Map<String, Timeline> timelines = judge.timelines(group.events(), plan.end());
        Truth first = group.truths().stream()
                .filter(truth -> new Judged(truth, Timeline.EMPTY, "").isSeller())
                .filter(truth -> limitedAt(timelines, truth) != null)
                .min(Comparator.comparing((Truth truth) -> String.valueOf(limitedAt(timelines, truth)))
                        .thenComparing(Truth::account))
                .orElse(null);
        Instant at = first == null ? null : limitedAt(timelines, first);
        if (first == null || at == null || at.plus(WATCHED).isAfter(plan.end())) {
            return List.of();
        }
        Reaction reaction = groups.reaction(number, first.account(), at, plan.seed());
        return reaction.kind() == Reaction.Kind.QUITS
                ? List.of()
                : List.of(judged(plan, group, first.account(), at, reaction, judge));
    }

    private static @Nullable Instant limitedAt(Map<String, Timeline> timelines, Truth truth) {
        return timelines.getOrDefault(truth.account(), Timeline.EMPTY).firstLimit();
    }

    private static Comeback judged(
            SimulationPlan plan, Groups.Group group, String account, Instant at, Reaction reaction, Judge judge) {
        boolean moves = reaction.kind() == Reaction.Kind.MOVES;
        Set<String> known =
                new HashSet<>(group.truths().stream().map(Truth::account).toList());
        List<Event> events = new ArrayList<>(
                group.events().stream().filter(event -> event.at().isBefore(at)).toList());
        events.addAll(reaction.events());
        Timeline[] since = {Timeline.EMPTY};
        judge.judge(events, List.of(confirmed(account, at)), plan.end(), (assessment, verdict) -> {
            String who = assessment.account().value();
            boolean goesOn =
                    moves ? who.equals(account) && verdict.asOf().isAfter(at.plus(SINCE)) : !known.contains(who);
            if (goesOn) {
                since[0] = since[0].with(verdict.outcome(), verdict.asOf());
            }
        });
        return new Comeback(reaction.kind(), since[0].firstReview(), since[0].firstLimit(), at);
    }

    private static Intervention confirmed(String account, Instant at) {
        return new Intervention(
                new EventId("confirmed:" + account),
                InterventionType.SANCTION_CONFIRMED,
                at.plus(CONFIRMED_AFTER),
                new AccountId(account),
                null,
                null,
                null,
                null);
    }
}

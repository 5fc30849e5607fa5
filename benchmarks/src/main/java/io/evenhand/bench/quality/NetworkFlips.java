// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.id.NetId;
import io.evenhand.scoring.model.Replay;
import io.evenhand.scoring.model.Scorecard;
import io.evenhand.scoring.model.Scorer;
import io.evenhand.simulator.Groups;
import io.evenhand.simulator.SimulationPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Whether anything changes if everybody's network is another one.
 *
 * @param accounts how many accounts were looked at
 * @param flips how often each account's networks were changed: none at all, one for everybody, one for each event
 * @param changed how many of those accounts got any other assessment
 */
public record NetworkFlips(int accounts, int flips, int changed) {
    private static final List<UnaryOperator<Event>> FLIPS = List.of(
            event -> event.withNet(null),
            event -> event.withNet(net(1)),
            event -> event.withNet(net(event.id().value().hashCode())));

    /** Flips the networks of a plan's first groups. */
    static NetworkFlips of(SimulationPlan plan, int groups, Scorecard card) {
        Groups all = Groups.withoutGateFailers(plan);
        long end = plan.end().toEpochMilli();
        int accounts = 0;
        int changed = 0;
        for (int i = 0; i < Math.min(groups, all.size()); i++) {
            Groups.Group group = all.get(i);
            accounts += group.truths().size();
            List<Assessment> plain = replayed(group.events(), card, end);
            for (UnaryOperator<Event> flip : FLIPS) {
                List<Assessment> flipped =
                        replayed(group.events().stream().map(flip).toList(), card, end);
                changed += differing(group, plain, flipped);
            }
        }
        return new NetworkFlips(accounts, FLIPS.size(), changed);
    }

    NetworkFlips plus(NetworkFlips other) {
        return new NetworkFlips(accounts + other.accounts, Math.max(flips, other.flips), changed + other.changed);
    }

    private static int differing(Groups.Group group, List<Assessment> plain, List<Assessment> flipped) {
        return (int) group.truths().stream()
                .filter(truth -> !of(truth.account(), plain).equals(of(truth.account(), flipped)))
                .count();
    }

    private static List<Assessment> of(String account, List<Assessment> all) {
        return all.stream()
                .filter(each -> each.account().value().equals(account))
                .toList();
    }

    private static List<Assessment> replayed(List<Event> events, Scorecard card, long end) {
        List<Assessment> out = new ArrayList<>();
        Replay.run(events, new Scorer(card), end, out::add);
        return out;
    }

    private static NetId net(int number) {
        return new NetId(String.format(Locale.ROOT, "%016x", (long) number & 0xffffffffL));
    }
}

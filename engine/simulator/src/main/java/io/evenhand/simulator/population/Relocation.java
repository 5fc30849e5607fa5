// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.id.AccountId;
import io.evenhand.simulator.draw.Draws;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The same events with some owners' servers somewhere else: nobody does anything else or at another time.
 *
 * <p>Every mover has one other address for all of the simulated time, out of a stream of draws of its own, so that no
 * draw of the population's is another one than before.
 */
public final class Relocation implements EventSink {
    /** Names the streams of those who move. */
    private static final long STREAM = 12;

    private final Set<AccountId> movers;
    private final long from;
    private final List<Network.Kind> to;
    private final long seed;
    private final EventSink receiver;
    private final Map<AccountId, Origin> addresses = new HashMap<>();

    /**
     * @param from the operator's number whose networks the movers leave
     * @param to the sorts of network to which they go, each as likely as the others
     */
    public Relocation(Set<AccountId> movers, long from, List<Network.Kind> to, long seed, EventSink receiver) {
        this.movers = Set.copyOf(movers);
        this.from = from;
        this.to = List.copyOf(to);
        this.seed = seed;
        this.receiver = receiver;
    }

    @Override
    public void accept(Event event, @Nullable Origin origin) throws IOException {
        boolean moves = origin != null && origin.network().asn() == from && movers.contains(event.account());
        receiver.accept(event, moves ? addresses.computeIfAbsent(event.account(), this::address) : origin);
    }

    private Origin address(AccountId account) {
        Draws draws = Draws.of(seed, STREAM, account.value().hashCode());
        return Networks.elsewhere(draws, to.get(draws.between(0, to.size() - 1)), from);
    }
}

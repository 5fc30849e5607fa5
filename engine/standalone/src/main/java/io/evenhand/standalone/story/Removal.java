// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.story.Move.Destination;
import io.evenhand.simulator.population.EventSink;
import io.evenhand.simulator.population.Network;
import io.evenhand.simulator.population.Origin;
import io.evenhand.simulator.population.Relocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sellers of one provider standing elsewhere: what everybody in a group with them does is written to a file anew.
 *
 * <p>Nobody outside these groups shares a key, a viewer or an operator with anybody in them: their events and so their
 * assessments are those that there were already.
 */
final class Removal implements EventSink, AutoCloseable {
    private final Destination destination;
    private final Set<AccountId> group;
    private final Whereabouts whereabouts = new Whereabouts();
    private final EventFile file;
    private final Relocation relocation;

    /**
     * @param from the number of the operator whose networks the movers leave
     * @param group the movers and whoever is in a closed group with one of them
     */
    Removal(Destination destination, Set<AccountId> movers, long from, Set<AccountId> group, long seed, Path file)
            throws IOException {
        this.destination = destination;
        this.group = Set.copyOf(group);
        this.file = new EventFile(file);
        this.relocation = new Relocation(movers, from, kinds(destination), seed, (event, origin) -> {
            whereabouts.accept(event, origin);
            this.file.accept(event, origin);
        });
    }

    private static List<Network.Kind> kinds(Destination destination) {
        return switch (destination) {
            case OTHER_PROVIDER -> List.of(Network.Kind.HOSTING);
            case VPN_OR_LINE -> List.of(Network.Kind.VPN, Network.Kind.HOME);
        };
    }

    @Override
    public void accept(Event event, @Nullable Origin origin) throws IOException {
        if (group.contains(event.account())) {
            relocation.accept(event, origin);
        }
    }

    Destination destination() {
        return destination;
    }

    Path file() {
        return file.file();
    }

    /** The owner where the server stands after the move. */
    Owner after(Owner owner) {
        return group.contains(new AccountId(owner.account()))
                ? owner.movedTo(whereabouts.place(owner.account()))
                : owner;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

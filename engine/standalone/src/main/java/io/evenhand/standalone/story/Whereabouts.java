// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.event.EventBody.ServerMoved;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareChanged;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.simulator.population.EventSink;
import io.evenhand.simulator.population.Network;
import io.evenhand.simulator.population.Origin;
import io.evenhand.simulator.truth.Truth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where each server was last seen and who has access to it, kept while events go by. */
final class Whereabouts implements EventSink {
    private final Map<String, Network> places = new HashMap<>();

    /** By account: people outside the household, and whether they have access. */
    private final Map<String, Map<ViewerId, Boolean>> viewers = new HashMap<>();

    private long events;

    @Override
    public void accept(Event event, @Nullable Origin origin) {
        events++;
        String account = event.account().value();
        if (event.body() instanceof ServerClaimed || event.body() instanceof ServerMoved) {
            if (origin != null) {
                places.put(account, origin.network());
            }
        } else if (event.body() instanceof ShareAccepted it) {
            if (!it.home()) {
                viewers.computeIfAbsent(account, key -> new HashMap<>()).put(it.viewer(), true);
            }
        } else if (event.body() instanceof ShareChanged it) {
            of(account).computeIfPresent(it.viewer(), (viewer, has) -> it.librarySet() != null);
        } else if (event.body() instanceof ShareRevoked it) {
            of(account).remove(it.viewer());
        }
    }

    long events() {
        return events;
    }

    @Nullable
    Network place(String account) {
        return places.get(account);
    }

    Owner owner(Truth truth) {
        int now = (int) of(truth.account()).values().stream().filter(has -> has).count();
        return new Owner(truth, place(truth.account()), now);
    }

    private Map<ViewerId, Boolean> of(String account) {
        Map<ViewerId, Boolean> known = viewers.get(account);
        return known == null ? new HashMap<>() : known;
    }
}

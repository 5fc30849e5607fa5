// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.id.AccountId;
import io.evenhand.simulator.Simulation;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever is relocated does the same at the same time under another address; everybody else under the same. */
class RelocationTest {
    private static final SimulationPlan PLAN = SimulationPlan.of(400, 20, 3, World.DEMO);

    private record Seen(Event event, @Nullable Origin origin) {}

    @Test
    void onlyTheMoversAddressesChange() throws IOException {
        List<Seen> before = new ArrayList<>();
        Set<AccountId> movers = new HashSet<>();
        long[] operator = {0};
        Simulation.run(
                PLAN,
                (event, origin) -> {
                    before.add(new Seen(event, origin));
                    boolean hosted = event.body() instanceof ServerClaimed
                            && origin != null
                            && origin.network().kind() == Network.Kind.HOSTING;
                    if (hosted
                            && (operator[0] == 0
                                    || operator[0] == origin.network().asn())) {
                        operator[0] = origin.network().asn();
                        movers.add(event.account());
                    }
                },
                truth -> {});
        List<Seen> after = new ArrayList<>();
        Relocation relocation = new Relocation(
                movers,
                operator[0],
                List.of(Network.Kind.VPN),
                3,
                (event, origin) -> after.add(new Seen(event, origin)));
        for (Seen each : before) {
            relocation.accept(each.event(), each.origin());
        }
        assertEquals(before.size(), after.size());
        int moved = 0;
        for (int i = 0; i < before.size(); i++) {
            assertEquals(before.get(i).event(), after.get(i).event());
            if (!before.get(i).equals(after.get(i))) {
                moved++;
                assertTrue(movers.contains(after.get(i).event().account()));
                assertEquals(operator[0], before.get(i).origin().network().asn());
                assertEquals(Network.Kind.VPN, after.get(i).origin().network().kind());
            }
        }
        assertTrue(moved >= movers.size() && !movers.isEmpty(), moved + " addresses of " + movers.size());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.contract.event.Event;
import io.evenhand.simulator.truth.Truth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small simulation kept in memory. */
record Recording(SimulationPlan plan, List<Event> events, Map<String, Truth> truths) {
    static Recording of(SimulationPlan plan) throws IOException {
        List<Event> events = new ArrayList<>();
        Map<String, Truth> truths = new LinkedHashMap<>();
        Simulation.run(plan, (event, address) -> events.add(event), truth -> truths.put(truth.account(), truth));
        return new Recording(plan, events, truths);
    }

    Truth truth(Event event) {
        return truths.get(event.account().value());
    }
}

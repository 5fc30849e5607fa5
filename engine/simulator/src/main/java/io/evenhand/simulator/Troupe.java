// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.population.Agenda;
import io.evenhand.simulator.population.Animation;
import io.evenhand.simulator.strategy.Fleet;
import java.util.List;

/**
 * The animated accounts of one closed group on the agenda that they share.
 *
 * @param fleets those of the operators among them
 */
record Troupe(Agenda agenda, List<Animation> accounts, List<Fleet> fleets) {
    Troupe {
        accounts = List.copyOf(accounts);
        fleets = List.copyOf(fleets);
    }
}

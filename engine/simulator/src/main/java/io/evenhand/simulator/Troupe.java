// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.population.Animation;
import io.evenhand.simulator.population.Timeline;
import java.util.List;

/** The animated accounts of one closed group on the timeline that they share. */
record Troupe(Timeline timeline, List<Animation> accounts) {
    Troupe {
        accounts = List.copyOf(accounts);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import io.evenhand.simulator.population.Network;
import io.evenhand.simulator.truth.Truth;
import org.jspecify.annotations.Nullable;

/**
 * One simulated owner as the policies find them on the last day.
 *
 * @param place the network their server was last seen in; null if they never had one
 * @param viewers how many people outside the household have access
 */
record Owner(Truth truth, @Nullable Network place, int viewers) {
    String account() {
        return truth.account();
    }

    Owner movedTo(@Nullable Network network) {
        return new Owner(truth, network, viewers);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

import io.evenhand.simulator.population.Viewer;

/** Somebody who pays a seller, or might. */
final class Customer {
    final Viewer viewer;
    /** Whether they brought time with them that they had paid for elsewhere. */
    final boolean bringsTime;

    /** Whether they have paid for now. */
    boolean paying;
    /** Counts what was decided about them, so that earlier plans can tell that they are stale. */
    int round;

    Customer(Viewer viewer, boolean bringsTime) {
        this.viewer = viewer;
        this.bringsTime = bringsTime;
    }
}

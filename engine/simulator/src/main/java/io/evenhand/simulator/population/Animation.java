// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.simulator.truth.Truth;

/** One account that is being simulated, whoever animates it. */
public interface Animation {
    /** The account. */
    OwnerAccount account();

    /** What is really true of it, as of now. */
    Truth truth();
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import java.io.IOException;

/** Something that happens on an account at a time; it may emit events and plan more. */
@FunctionalInterface
public interface Step {
    void run() throws IOException;
}

// SPDX-License-Identifier: Apache-2.0
/** The innocent: what owners, their circles and their networks are like, as parameters, and how they behave. */
@NullMarked
package io.evenhand.simulator.population;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The sellers: strategies R1 to R10 as parameters, operators with several accounts, and the panel that runs them. */
@NullMarked
package io.evenhand.simulator.strategy;

import org.jspecify.annotations.NullMarked;

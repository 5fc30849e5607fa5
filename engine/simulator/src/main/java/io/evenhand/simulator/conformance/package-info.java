// SPDX-License-Identifier: Apache-2.0
/** What a population is like in figures, by which two implementations of one specification can be compared. */
@NullMarked
package io.evenhand.simulator.conformance;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** What the simulation knows and no event tells, and how well verdicts agree with it. */
@NullMarked
package io.evenhand.simulator.truth;

import org.jspecify.annotations.NullMarked;

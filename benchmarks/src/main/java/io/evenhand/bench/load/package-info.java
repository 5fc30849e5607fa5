// SPDX-License-Identifier: Apache-2.0
/** A whole installation under a load that is offered by the clock: how soon what happened has its effect, and whether all has. */
@NullMarked
package io.evenhand.bench.load;

import org.jspecify.annotations.NullMarked;

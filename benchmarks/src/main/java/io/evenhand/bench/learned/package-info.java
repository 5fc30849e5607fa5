// SPDX-License-Identifier: Apache-2.0
/** Models learned from a population, to be shown beside the scorecard; never used to decide anything. */
@NullMarked
package io.evenhand.bench.learned;

import org.jspecify.annotations.NullMarked;

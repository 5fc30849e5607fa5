// SPDX-License-Identifier: Apache-2.0
/** Chance: streams of draws, the laws they follow, and the file that says which. */
@NullMarked
package io.evenhand.simulator.draw;

import org.jspecify.annotations.NullMarked;

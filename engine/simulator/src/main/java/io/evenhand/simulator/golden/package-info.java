// SPDX-License-Identifier: Apache-2.0
/** Twelve accounts written by hand, for tests that need a known answer. */
@NullMarked
package io.evenhand.simulator.golden;

import org.jspecify.annotations.NullMarked;

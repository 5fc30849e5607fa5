// SPDX-License-Identifier: Apache-2.0
/** A comparison of policies on one simulated population, as the program that tells it hands it to those that show it. */
@NullMarked
package io.evenhand.contract.story;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** From an assessment to a verdict and, where a rule may act by itself, to a decision; and the log on both sides of it. */
@NullMarked
package io.evenhand.enforcement.decide;

import org.jspecify.annotations.NullMarked;

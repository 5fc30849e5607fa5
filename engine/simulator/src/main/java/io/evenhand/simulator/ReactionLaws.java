// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.draw.Law;

/** What operators do when they are sanctioned; the section {@code reaction} of the parameters. */
public record ReactionLaws(Law delayDays, Law kind, Law cohort) {}

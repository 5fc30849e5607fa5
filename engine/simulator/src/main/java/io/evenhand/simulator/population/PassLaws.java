// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.simulator.draw.Law;

/** Guest passes; the section {@code passes} of the parameters. */
public record PassLaws(Law usualDays, Law oneLength, Law otherDays, Law forEverybody, Law renewalGapDays) {}

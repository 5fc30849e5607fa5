// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.simulator.draw.Law;

/** How large circles may be; the section {@code size} of the parameters. */
public record SizeLaws(Law skew, Law cap) {}

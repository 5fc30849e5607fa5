// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.draw.Law;

/** How wrong clocks are and how late events; the section {@code delivery} of the parameters. */
public record DeliveryLaws(Law skewHours, Law late, Law lateHours) {}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

import io.evenhand.simulator.draw.Law;

/** What an operator does whose account is lost; the section {@code evasion} of the parameters. */
public record EvasionLaws(Law stops, Law delayDays, Law cohort, Law arrivalDays, Law closingMinutes) {}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.simulator.draw.Law;

/** The terms of student houses; the section {@code terms} of the parameters. */
public record TermLaws(
        Law lengthDays,
        Law firstEndDays,
        Law holidayDays,
        Law arrivalDays,
        Law departureDays,
        Law inStep,
        Law inStepArrivalDays,
        Law latestPart) {}

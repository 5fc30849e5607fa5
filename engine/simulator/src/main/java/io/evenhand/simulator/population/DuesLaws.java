// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.simulator.draw.Law;

/** What members of co-ops and clubs pay for; the section {@code dues} of the parameters. */
public record DuesLaws(
        Law renewal,
        Law coopPeriodDays,
        Law coopJitterDays,
        Law coopPricePerMonth,
        Law clubPeriodDays,
        Law clubJitterDays,
        Law clubPricePerMonth) {}

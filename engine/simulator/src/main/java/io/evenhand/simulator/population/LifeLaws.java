// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.simulator.draw.Law;

/** What every owner does; the section {@code life} of the parameters. */
public record LifeLaws(
        Law recent,
        Law recentStart,
        Law startDays,
        Law claimMinutes,
        Law keysMinutes,
        Law keysAgainDays,
        Law firstTiesDays,
        Law tiesAgainDays,
        Law pays,
        Law reinstalls,
        Law reinstallWhen,
        Law cgnat,
        Law sharesPayment,
        Law sharesDevice,
        Law sharesTls,
        Law relativeAgeDays) {}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.simulator.draw.Law;

/** How viewers play; the section {@code playback} of the parameters. */
public record PlaybackLaws(
        Law optOut,
        Law homeSessionsPerWeek,
        Law lightViewers,
        Law lightSessionsPerWeek,
        Law sessionsPerWeek,
        Law eveningHour,
        Law eveningSpreadHours,
        Law postponedOnWeekdays,
        Law pauseMinutes,
        Law awayFromHome,
        Law endedByClient,
        Law remuxed,
        Law lengthKind,
        Law briefMinutes,
        Law episodeMinutes,
        Law filmMinutes,
        Law marathonMinutes,
        Law killedByScript,
        Law killedByHand,
        Law overCap,
        Law overCapMinutes,
        Law pollMinutes) {}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

import io.evenhand.simulator.draw.Law;

/** What one strategy is like; a section of {@code strategies} in the parameters. */
public record StrategyLaws(
        Law perMillion,
        Law size,
        Law months,
        Law trial,
        Law lapse,
        Law jitterDays,
        Law bot,
        Law automated,
        Law killScript,
        Law links,
        Law balanced,
        Law hosted,
        Law vpn,
        Law cover) {}

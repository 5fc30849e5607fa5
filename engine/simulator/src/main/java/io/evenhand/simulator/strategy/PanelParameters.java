// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

/**
 * One strategy in one world.
 *
 * @param perMillion how many accounts of a million owners
 */
public record PanelParameters(Strategy strategy, StrategyLaws laws, double perMillion) {}

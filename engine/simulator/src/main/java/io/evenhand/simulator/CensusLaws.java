// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.draw.Law;

/** Who shares keys with whom; the section {@code census} of the parameters. */
public record CensusLaws(Law spuriousLinks, Law homelabAccounts) {}

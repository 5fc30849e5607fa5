// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.simulator.draw.Law;

/** What one sort of owner is like; a section of {@code archetypes} in the parameters. */
public record ArchetypeLaws(
        Law perMillion,
        Law size,
        Law permanent,
        Law hosted,
        Law ties,
        Law reciprocity,
        Law bot,
        Law killScript,
        Law relatives,
        Law abroad,
        Law vpn,
        Law transcoded,
        Law declaresPasses,
        Law renewsPasses) {}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

/**
 * The parameters of one archetype.
 *
 * @param perMillion how many of a million owners
 * @param sizeLow the fewest people an owner shares with
 * @param sizeHigh the most
 * @param permanent the fraction of them that never leaves
 * @param hosted the probability that the server is at a hosting provider
 * @param bot the probability that a program sends the invitations
 * @param killScript the probability that a script stops playbacks
 * @param source where the numbers are from
 */
public record CircleParameters(
        Archetype archetype,
        double perMillion,
        int sizeLow,
        int sizeHigh,
        double permanent,
        double hosted,
        Closeness closeness,
        double bot,
        double killScript,
        String source) {
    /** A size, smaller ones more often; source: assumption. */
    int size(Draws draws) {
        double u = draws.unit();
        return sizeLow + (int) ((sizeHigh - sizeLow + 1) * u * Math.sqrt(u));
    }
}

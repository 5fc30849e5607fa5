// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

/** How well the people around one owner know one another: the fraction of pairs with a tie. */
public enum Closeness {
    FRIENDS,
    FAMILY,
    COMMUNITY,
    /** Half a community, half a family: hobbyists, migrating hosts, hosts of guests. */
    MIXED,
    STRANGERS;

    /** The tie density of one owner's circle; spec: detection research 6.2, customers' .004 is an assumption. */
    public double density(Draws draws) {
        return switch (this) {
            case FRIENDS -> draws.uniform(0.15, 0.6);
            case FAMILY -> draws.beta(2, 10);
            case COMMUNITY -> draws.beta(3, 64);
            case MIXED -> draws.chance(0.5) ? draws.beta(3, 40) : draws.beta(2, 10);
            case STRANGERS -> draws.beta(1, 250);
        };
    }
}

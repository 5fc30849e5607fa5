// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

/** The ways of selling access that are simulated so far, by their names in the detection research. */
public enum Strategy {
    /** A storefront: one full account or few, everything by a panel. */
    R1,
    /** Several linked accounts, filled evenly. */
    R2,
    /** At home, half of it by hand. */
    R5,
    /** Customers among as many real friends. */
    R8,
    /** Lifetime access for one payment: nothing recurs, and no behaviour tells it from a community. */
    R9;

    /** Whether its conduct differs from a generous community's at all. */
    public boolean isIdentifiable() {
        return this != R9;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

/** The ways of selling access, by their names in the detection research. */
public enum Strategy {
    /** A storefront: one full account or few, everything by a panel. */
    R1(Plan.MONTHLY, true),
    /** Several linked accounts, filled evenly. */
    R2(Plan.MONTHLY, true),
    /** Low and slow: many small accounts. */
    R3(Plan.MONTHLY, true),
    /** Behind a VPN. */
    R4(Plan.MONTHLY, true),
    /** At home, half of it by hand. */
    R5(Plan.MONTHLY, true),
    /** Annual plans, ended some days late. */
    R6(Plan.ANNUAL, false),
    /** A ban evader: when an account is lost, one that was kept for that goes on with half its viewers. */
    R7(Plan.MONTHLY, true),
    /** Customers among as many real friends. */
    R8(Plan.MONTHLY, true),
    /** Lifetime access for one payment: nothing recurs. */
    R9(Plan.LIFETIME, false),
    /** Annual plans, ended weeks late, all by hand, without trials. */
    R10(Plan.ANNUAL, false);

    /** What is paid for. */
    public enum Plan {
        MONTHLY,
        ANNUAL,
        LIFETIME
    }

    private final Plan plan;
    private final boolean identifiable;

    Strategy(Plan plan, boolean identifiable) {
        this.plan = plan;
        this.identifiable = identifiable;
    }

    public Plan plan() {
        return plan;
    }

    /** Whether its conduct differs from a generous community's at all. */
    public boolean isIdentifiable() {
        return identifiable;
    }

    /** Whether it keeps aged accounts for the day on which it loses one. */
    public boolean keepsReserve() {
        return this == R7;
    }
}

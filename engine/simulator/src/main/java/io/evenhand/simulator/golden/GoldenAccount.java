// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.golden;

/**
 * One account of the golden trace and what must become of it.
 *
 * @param account its id
 * @param story what it is, in a sentence
 * @param expectation what a system that works makes of it
 */
public record GoldenAccount(String account, String story, Expectation expectation) {
    /** What must become of an account at the trace's end; the most that may, but for a seller. */
    public enum Expectation {
        /** Clear enough to be limited by rules alone. */
        LIMITED,
        /** People may be asked to look; no rule may restrict it. */
        NOT_LIMITED,
        /** Neither restricted nor worth a look. */
        LEFT_ALONE,
        /** There is too little to say anything. */
        NOT_ENOUGH_DATA
    }
}

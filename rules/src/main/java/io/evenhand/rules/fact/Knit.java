// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.fact;

/** How closely the viewers of an account know each other, by the points the scorecard gave for it. */
public enum Knit {
    /** Nobody measured it; the lack of a measurement is not a lack of friends. */
    UNKNOWN,
    /** Measured, and too loose to speak for the account. */
    LOOSE,
    /** Closer than strangers are. */
    CLOSE,
    /** As close as a circle of friends. */
    DENSE
}

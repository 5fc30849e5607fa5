// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.fact;

import java.util.Set;

/** The independent grounds that fields and reasons rest on: two fields of one basis are one piece of evidence, seen twice. */
public enum Basis {
    /** Viewers come and go in whole billing periods. */
    RHYTHM,
    /** Strong keys shared with other owner accounts. */
    LINK,
    /** How many people there are. */
    SCALE,
    /** What a trade does beside its rhythm: trials, plans, automation. */
    TRADE,
    /** Evidence of sale that two people verified. */
    SALE,
    /** What speaks for the account. */
    FAVOUR,
    /** What is known, and whether it is enough; the standing. No evidence of anything. */
    NONE;

    /** Whether reasons on these grounds are enough for a restriction: two independent ones, or evidence of sale. */
    public static boolean bearLimit(Set<Basis> grounds) {
        return grounds.size() >= 2 || grounds.contains(SALE);
    }
}

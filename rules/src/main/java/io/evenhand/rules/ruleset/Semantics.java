// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

/**
 * The number of the way in which this program reads rules: how it derives facts from an assessment and a standing, what it
 * takes a condition on something unknown for, how it settles proposals, and what withholds a measure.
 *
 * <p>A ruleset's hash says which rules spoke. The same rules can come to another verdict in a program that reads them
 * otherwise, so verdicts, decisions, reports and approvals keep this number beside the hash. A test holds golden verdicts
 * against it: whoever changes one of them raises the number.
 */
public final class Semantics {
    /**
     * The number of this program.
     *
     * <ol>
     *   <li>a limit stands on any reason against the account
     *   <li>a limit stands on two independent reasons that reach their floor, over weeks
     * </ol>
     */
    public static final int VERSION = 2;

    private Semantics() {}
}

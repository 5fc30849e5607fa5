// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.verdict;

import io.evenhand.contract.event.WireName;

/** What a ruleset makes of an assessment. */
public enum Outcome implements WireName {
    NOT_ENOUGH_DATA("not_enough_data"),
    NONE("none"),
    REVIEW("review"),
    LIMIT("limit"),
    PROPOSE_SUSPEND("propose_suspend");

    private final String wire;

    Outcome(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

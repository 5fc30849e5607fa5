// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.story;

import io.evenhand.contract.event.WireName;

/** What a platform may do about sellers. */
public enum Policy implements WireName {
    /** Every server in the networks of one provider is cut off, as in autumn 2023. */
    RANGE_BAN("range_ban"),
    /** Every account that shared with nearly as many people as it may is closed, as in February 2024. */
    COUNT_BAN("count_ban"),
    /** What the ruleset limits by itself: nobody loses a share, what is new waits. */
    EVENHAND("evenhand"),
    /** What the ruleset asks people about: nothing happens until two of them agree. Those it limits are among them. */
    EVENHAND_ASKS("evenhand_asks");

    private final String wire;

    Policy(String wire) {
        this.wire = wire;
    }

    /** Whether the friends of whoever is hit lose their access. */
    public boolean takesAccess() {
        return this == RANGE_BAN || this == COUNT_BAN;
    }

    @Override
    public String wire() {
        return wire;
    }
}

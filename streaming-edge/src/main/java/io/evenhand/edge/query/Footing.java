// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

/** What an answer stands on. */
public enum Footing {
    /** The policy is known to be the newest. */
    CURRENT(""),
    /** The edge cannot vouch that its policy is current; it answers from what it has. */
    STALE("stale"),
    /** The policy is older than the publisher allows for this action, or was never loaded: the answer is yes. */
    OPEN("open"),
    /** The policy is older than the publisher allows for this action: the answer is no, to everybody alike. */
    CLOSED("closed");

    private final String wire;

    Footing(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}

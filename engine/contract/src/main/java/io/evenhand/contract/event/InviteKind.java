// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

/** How an invitation reaches people. */
public enum InviteKind implements WireName {
    DIRECT("direct"),
    LINK("link");

    private final String wire;

    InviteKind(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

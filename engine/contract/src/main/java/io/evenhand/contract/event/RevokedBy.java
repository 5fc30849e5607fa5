// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

/** Who ended a share. */
public enum RevokedBy implements WireName {
    OWNER("owner"),
    VIEWER("viewer");

    private final String wire;

    RevokedBy(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

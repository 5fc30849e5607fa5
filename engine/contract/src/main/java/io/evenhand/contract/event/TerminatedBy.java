// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

/** Who ended a playback early. */
public enum TerminatedBy implements WireName {
    OWNER("owner"),
    CLIENT("client"),
    POLICY("policy");

    private final String wire;

    TerminatedBy(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

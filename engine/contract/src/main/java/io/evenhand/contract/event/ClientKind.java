// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

/** Whether a person clicked or a program called. */
public enum ClientKind implements WireName {
    UI("ui"),
    API("api");

    private final String wire;

    ClientKind(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

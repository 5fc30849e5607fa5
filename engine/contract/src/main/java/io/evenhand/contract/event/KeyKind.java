// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

/** What kind of strong key an owner used. */
public enum KeyKind implements WireName {
    PAYMENT("payment"),
    DEVICE("device"),
    TLS("tls");

    private final String wire;

    KeyKind(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.assessment;

import io.evenhand.contract.event.WireName;

/** Whether a stream of events is there at all; absence is never held against the account. */
public enum Presence implements WireName {
    PRESENT("present"),
    ABSENT("absent");

    private final String wire;

    Presence(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import com.fasterxml.jackson.annotation.JsonValue;
import io.evenhand.contract.event.WireName;

/** What an account really is. */
public enum TruthClass implements WireName {
    BENIGN("benign"),
    /** Real money but no business: counted apart, neither as an error nor as a success. */
    GREY("grey"),
    RESELLER("reseller");

    private final String wire;

    TruthClass(String wire) {
        this.wire = wire;
    }

    @Override
    @JsonValue
    public String wire() {
        return wire;
    }
}

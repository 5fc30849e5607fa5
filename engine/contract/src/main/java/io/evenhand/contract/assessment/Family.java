// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.assessment;

import io.evenhand.contract.event.WireName;

/** A group of signals that one innocent cause could explain together; each has one cap. */
public enum Family implements WireName {
    RHYTHM("rhythm"),
    LINK("link"),
    SCALE("scale"),
    AUTOMATION("automation"),
    EXCULPATORY("exculpatory");

    private final String wire;

    Family(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

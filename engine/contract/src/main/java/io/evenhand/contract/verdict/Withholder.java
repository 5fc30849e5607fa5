// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.verdict;

import io.evenhand.contract.event.WireName;

/** What keeps a measure from being taken although the rules propose it. */
public enum Withholder implements WireName {
    ALLOWLIST("allowlist"),
    HOLD("hold"),
    APPEAL("appeal");

    private final String wire;

    Withholder(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

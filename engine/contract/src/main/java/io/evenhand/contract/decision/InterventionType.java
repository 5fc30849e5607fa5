// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.decision;

import io.evenhand.contract.event.WireName;

/** The kinds of intervention, with their spelling on the wire. */
public enum InterventionType implements WireName {
    REBUTTAL_ACCEPTED("rebuttal.accepted"),
    DATA_RESTRICTED("data.restricted"),
    DATA_RELEASED("data.released"),
    SANCTION_CONFIRMED("sanction.confirmed"),
    SANCTION_OVERTURNED("sanction.overturned"),
    EVIDENCE_VERIFIED("evidence.verified"),
    EVIDENCE_WITHDRAWN("evidence.withdrawn"),
    ACCOUNT_ERASED("account.erased"),
    HOLD_MIGRATION("hold.migration");

    private final String wire;

    InterventionType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

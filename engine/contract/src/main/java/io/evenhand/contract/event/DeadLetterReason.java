// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

/** Why a line did not become an event. */
public enum DeadLetterReason implements WireName {
    OVERSIZED("oversized"),
    MALFORMED_JSON("malformed_json"),
    UNKNOWN_TYPE("unknown_type"),
    /** A type that whoever sent it may not report. */
    FORBIDDEN_TYPE("forbidden_type"),
    MISSING_FIELD("missing_field"),
    MALFORMED_FIELD("malformed_field"),
    FUTURE("future"),
    LATE("late");

    private final String wire;

    DeadLetterReason(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

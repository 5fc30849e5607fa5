// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/** How long an allowlist entry may last; every one ends. */
enum AllowLength {
    MONTH("month", Period.ofMonths(1)),
    QUARTER("quarter", Period.ofMonths(3)),
    YEAR("year", Period.ofMonths(12));

    private final String wire;
    private final Period period;

    AllowLength(String wire, Period period) {
        this.wire = wire;
        this.period = period;
    }

    String wire() {
        return wire;
    }

    Period period() {
        return period;
    }

    static @Nullable AllowLength find(@Nullable String wire) {
        for (AllowLength length : values()) {
            if (length.wire.equals(wire)) {
                return length;
            }
        }
        return null;
    }
}

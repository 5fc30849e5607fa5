// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/** How long an allowlist entry may last; every one ends. */
enum AllowLength {
    MONTH("month", "One month", Period.ofMonths(1)),
    QUARTER("quarter", "Three months", Period.ofMonths(3)),
    YEAR("year", "Twelve months", Period.ofMonths(12));

    private final String wire;
    private final String text;
    private final Period period;

    AllowLength(String wire, String text, Period period) {
        this.wire = wire;
        this.text = text;
        this.period = period;
    }

    String wire() {
        return wire;
    }

    String text() {
        return text;
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

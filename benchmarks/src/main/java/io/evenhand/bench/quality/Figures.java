// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.simulator.truth.Estimate;
import io.evenhand.simulator.truth.Proportion;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the report spells its figures. */
final class Figures {
    private Figures() {}

    static String percent(Proportion part) {
        return part.of() == 0
                ? "-"
                : format("%.1f\u00a0%% [%.1f,\u00a0%.1f]", 100 * part.value(), 100 * part.lower(), 100 * part.upper());
    }

    static String percent(@Nullable Estimate part) {
        return part == null
                ? "-"
                : format("%.1f\u00a0%% [%.1f,\u00a0%.1f]", 100 * part.value(), 100 * part.lower(), 100 * part.upper());
    }

    static String perHundredThousand(Proportion part) {
        return part.of() == 0
                ? "-"
                : format("%.1f [%.1f,\u00a0%.1f]", 1e5 * part.value(), 1e5 * part.lower(), 1e5 * part.upper());
    }

    static String of(Proportion part) {
        return format("%,d\u00a0of\u00a0%,d", part.hits(), part.of());
    }

    static String days(@Nullable Double days) {
        return days == null ? "not reached" : format("%.0f", days);
    }

    static String number(@Nullable Double value) {
        return value == null ? "unbounded" : format("%.2f", value);
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

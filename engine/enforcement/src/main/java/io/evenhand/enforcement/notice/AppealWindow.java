// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * How long an appeal can be filed: six calendar months from the day the person was told, the last day included
 * wherever on earth they are.
 */
public final class AppealWindow {
    private static final Period LENGTH = Period.ofMonths(6);

    /** The zone where every day ends last. */
    private static final ZoneOffset LATEST = ZoneOffset.ofHours(-12);

    private AppealWindow() {}

    /** The first moment at which it is too late; a day that the last month lacks becomes that month's last day. */
    public static Instant end(Instant informedAt) {
        return informedAt
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plus(LENGTH)
                .plusDays(1)
                .atStartOfDay()
                .toInstant(LATEST);
    }

    /** The last day on which an appeal can be filed, in words. */
    static String lastDay(Instant informedAt) {
        return PlainDate.of(informedAt
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plus(LENGTH)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

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

    /**
     * The same for a decision whose notice may have come late: the time begins when it reached the person.
     *
     * @param told the moment that the notice names
     * @param reachedAt when the notice was sent or read, or null if it has reached nobody
     * @return null while it has reached nobody, so that it is never too late
     */
    public static @Nullable Instant end(Instant told, @Nullable Instant reachedAt) {
        if (reachedAt == null) {
            return null;
        }
        Instant full = end(reachedAt);
        return full.isAfter(told) ? full : told;
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

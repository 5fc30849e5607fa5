// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.number;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * A quarter of a year, UTC.
 *
 * @param number 1 to 4
 */
public record Quarter(int year, int number) {
    private static final int IN_A_YEAR = 4;
    private static final int MONTHS = 3;

    public Quarter {
        if (number < 1 || number > IN_A_YEAR) {
            throw new IllegalArgumentException("a year has four quarters");
        }
    }

    /** The newest quarters that are over, the newest first. */
    public static List<Quarter> over(int count, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Quarter current = new Quarter(today.getYear(), (today.getMonthValue() - 1) / MONTHS + 1);
        return Stream.iterate(current.before(), Quarter::before).limit(count).toList();
    }

    /** Its first moment. */
    public Instant start() {
        return LocalDate.of(year, (number - 1) * MONTHS + 1, 1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** The first moment after it. */
    public Instant end() {
        return (number == IN_A_YEAR ? new Quarter(year + 1, 1) : new Quarter(year, number + 1)).start();
    }

    /** Whether it is over: before, each new number would tell what happened since the last one. */
    public boolean isOver(Instant now) {
        return !now.isBefore(end());
    }

    /** As in addresses, such as {@code 2026-1}. */
    public String code() {
        return year + "-" + number;
    }

    private Quarter before() {
        return number == 1 ? new Quarter(year - 1, IN_A_YEAR) : new Quarter(year, number - 1);
    }
}

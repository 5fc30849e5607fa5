// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.simulator.truth.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much access was sold before anybody did anything about it, in days of paying viewers: the peak number of an account's
 * paying viewers times the days since the first payment, until the end of the series.
 *
 * @param accounts how many sellers' accounts whose first payment is known
 * @param sold viewer-days if nobody looks
 * @param beforeReview those before people looked
 * @param beforeLimit those before the limit
 */
public record Exposure(int accounts, double sold, double beforeReview, double beforeLimit) {
    static Exposure of(WorldResult world) {
        List<Judged> sellers = world.accounts().stream()
                .map(Course.Account::judged)
                .filter(Judged::isSeller)
                .filter(account -> account.truth().firstPaidAt() != null)
                .toList();
        double sold = 0;
        double beforeReview = 0;
        double beforeLimit = 0;
        for (Judged seller : sellers) {
            sold += viewerDays(seller, null, world.end());
            beforeReview += viewerDays(seller, seller.timeline().firstReview(), world.end());
            beforeLimit += viewerDays(seller, seller.timeline().firstLimit(), world.end());
        }
        return new Exposure(sellers.size(), sold, beforeReview, beforeLimit);
    }

    private static double viewerDays(Judged seller, @Nullable Instant stopped, Instant end) {
        Instant paid = Objects.requireNonNull(seller.truth().firstPaidAt());
        Instant until = stopped == null ? end : stopped;
        double days = Duration.between(paid, until).toMinutes() / (24 * 60.0);
        return seller.viewers() * Math.max(0, days);
    }
}

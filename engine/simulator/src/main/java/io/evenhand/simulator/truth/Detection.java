// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How long it took to find one sort of seller, in days.
 *
 * @param sellers which sellers
 * @param until {@code review} or {@code limit}
 * @param since {@code first share} with somebody outside the Home, or {@code first payment}
 * @param curve who was never found counts as long as it was watched
 * @param within180 of the sellers that were watched for 180 days at least, those found within 180 days
 */
public record Detection(String sellers, String until, String since, KaplanMeier curve, Proportion within180) {
    static final double HORIZON_DAYS = 180;
    private static final double DAY_MILLIS = 86_400_000.0;

    /** Every combination of which the truth says enough. */
    static List<Detection> all(List<Judged> accounts, @Nullable Instant end) {
        List<Detection> all = new ArrayList<>();
        if (end == null) {
            return all;
        }
        List<Judged> sellers = accounts.stream().filter(Judged::isSeller).toList();
        List<Judged> identifiable =
                sellers.stream().filter(Judged::isIdentifiable).toList();
        for (List<Judged> group : List.of(identifiable, sellers)) {
            String name = group == sellers ? "all sellers" : "identifiable";
            add(all, name, "review", group, end, Timeline::firstReview);
            add(all, name, "limit", group, end, Timeline::firstLimit);
        }
        return all;
    }

    private static void add(
            List<Detection> all,
            String name,
            String until,
            List<Judged> sellers,
            Instant end,
            Function<Timeline, @Nullable Instant> found) {
        add(all, name, until, "first share", sellers, end, found, Truth::firstShareAt);
        add(all, name, until, "first payment", sellers, end, found, Truth::firstPaidAt);
    }

    private static void add(
            List<Detection> all,
            String name,
            String until,
            String since,
            List<Judged> sellers,
            Instant end,
            Function<Timeline, @Nullable Instant> found,
            Function<Truth, @Nullable Instant> start) {
        List<KaplanMeier.Watched> watched = new ArrayList<>();
        for (Judged seller : sellers) {
            Instant from = start.apply(seller.truth());
            if (from != null && !from.isAfter(end)) {
                Instant at = found.apply(seller.timeline());
                watched.add(new KaplanMeier.Watched(days(from, at == null ? end : at), at != null));
            }
        }
        if (!watched.isEmpty()) {
            all.add(new Detection(name, until, since, KaplanMeier.of(watched), within(sellers, end, found, start)));
        }
    }

    private static Proportion within(
            List<Judged> sellers,
            Instant end,
            Function<Timeline, @Nullable Instant> found,
            Function<Truth, @Nullable Instant> start) {
        Predicate<Judged> watchedLongEnough = seller -> {
            Instant from = start.apply(seller.truth());
            return from != null && days(from, end) >= HORIZON_DAYS;
        };
        return Judged.proportion(sellers, watchedLongEnough, seller -> {
            Instant from = start.apply(seller.truth());
            Instant at = found.apply(seller.timeline());
            return from != null && at != null && days(from, at) <= HORIZON_DAYS;
        });
    }

    private static double days(Instant from, Instant to) {
        return Math.max(0, (to.toEpochMilli() - from.toEpochMilli()) / DAY_MILLIS);
    }
}

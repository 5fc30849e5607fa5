// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import io.evenhand.contract.story.Missed;
import io.evenhand.contract.story.Missed.Way;
import io.evenhand.simulator.strategy.Strategy;
import io.evenhand.simulator.truth.Timeline;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which sellers are found, how late, and which are not. */
final class Finds {
    private Finds() {}

    static Missed of(List<Owner> owners, Judgement judgement) {
        List<Truth> sellers = Policies.of(TruthClass.RESELLER, owners).stream()
                .map(Owner::truth)
                .toList();
        List<Way> ways = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            List<Truth> these = sellers.stream()
                    .filter(truth -> strategy.name().equals(truth.strategy()))
                    .toList();
            if (!these.isEmpty()) {
                ways.add(way(strategy, these, judgement));
            }
        }
        return new Missed(
                ways, days(sellers, judgement, Timeline::firstReview), days(sellers, judgement, Timeline::firstLimit));
    }

    private static Way way(Strategy strategy, List<Truth> sellers, Judgement judgement) {
        int limited = 0;
        int asked = 0;
        int customers = 0;
        for (Truth seller : sellers) {
            Timeline timeline = judgement.of(seller.account());
            limited += timeline.isLimited() ? 1 : 0;
            asked += timeline.isReviewed() && !timeline.isLimited() ? 1 : 0;
            customers += timeline.isReviewed() ? 0 : seller.payingViewersPeak();
        }
        int missed = sellers.size() - limited - asked;
        return new Way(strategy.name(), strategy.isIdentifiable(), limited, asked, missed, customers);
    }

    /** The middle of how long it took from the first share, of those who were found. */
    private static @Nullable Integer days(
            List<Truth> sellers, Judgement judgement, Function<Timeline, @Nullable Instant> when) {
        List<Long> days = new ArrayList<>();
        for (Truth seller : sellers) {
            Instant found = when.apply(judgement.of(seller.account()));
            Instant began = seller.firstShareAt();
            if (found != null && began != null) {
                days.add(Duration.between(began, found).toDays());
            }
        }
        days.sort(null);
        return days.isEmpty() ? null : Math.toIntExact(days.get(days.size() / 2));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import io.evenhand.enforcement.cases.AccountFile.Look;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.TrendView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Points over time as a line on one scale that always shows zero. */
final class Trend {
    /** The scale never shrinks below this, so that a few points look like few. */
    private static final int SPAN_MIN = 20;

    private static final int MARGIN = 6;

    private Trend() {}

    /** @param looks oldest first, two at least */
    static TrendView of(List<Look> looks, String words, Function<Instant, String> day) {
        int high = looks.stream().mapToInt(Look::points).reduce(SPAN_MIN, Math::max);
        int low = looks.stream().mapToInt(Look::points).reduce(-SPAN_MIN, Math::min);
        Instant from = looks.get(0).at();
        Instant until = looks.get(looks.size() - 1).at();
        String line = looks.stream()
                .map(look -> across(from, until, look.at()) + "," + down(low, high, look.points()))
                .collect(Collectors.joining(" "));
        List<TrendView.Row> rows = new ArrayList<>();
        for (int i = looks.size() - 1; i >= 0; i--) {
            Look look = looks.get(i);
            rows.add(new TrendView.Row(day.apply(look.at()), Counts.signed(look.points())));
        }
        return new TrendView(words, line, down(low, high, 0), day.apply(from), day.apply(until), rows);
    }

    private static long across(Instant from, Instant until, Instant at) {
        double whole = Duration.between(from, until).toMillis();
        double part = whole == 0 ? 1 : Duration.between(from, at).toMillis() / whole;
        return MARGIN + Math.round(part * (TrendView.WIDTH - 2 * MARGIN));
    }

    private static int down(int low, int high, int points) {
        return MARGIN + (high - points) * (TrendView.HEIGHT - 2 * MARGIN) / (high - low);
    }
}

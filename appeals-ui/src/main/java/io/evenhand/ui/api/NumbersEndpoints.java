// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.enforcement.number.Grid;
import io.evenhand.enforcement.number.Numbers;
import io.evenhand.enforcement.number.Quarter;
import io.evenhand.ui.session.Refusal;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers of a quarter, for everybody: {@code /numbers/2026-1.csv} and {@code .json}, once it is over. */
public final class NumbersEndpoints {
    private static final Pattern NAME = Pattern.compile("(20[0-9]{2})-([1-4])\\.(csv|json)");

    private final Numbers numbers;
    private final Clock clock;

    public NumbersEndpoints(Numbers numbers, Clock clock) {
        this.numbers = numbers;
        this.clock = clock;
    }

    public void quarter(Context ctx) {
        Matcher name = NAME.matcher(ctx.pathParam("quarter"));
        if (!name.matches()) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        Quarter quarter = new Quarter(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)));
        if (!quarter.isOver(clock.instant())) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        Map<String, Grid> tables = numbers.of(quarter);
        Map<String, @Nullable Long> medians = numbers.medians(quarter);
        if (name.group(3).equals("csv")) {
            ctx.contentType("text/csv; charset=utf-8").result(Numbers.csv(tables, medians));
        } else {
            ctx.contentType("application/json").result(Numbers.json(tables, medians));
        }
    }
}

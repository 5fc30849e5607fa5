// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ended stays of external viewers, in days, as anybody could read them from events. */
final class Tenures {
    private Tenures() {}

    static Map<String, List<Double>> byAccount(List<Event> events) {
        Map<String, Long> since = new HashMap<>();
        Map<String, List<Double>> ended = new HashMap<>();
        for (Event event : events) {
            EventBody body = event.body();
            long at = event.at().toEpochMilli();
            if (body instanceof EventBody.ShareAccepted it && !it.home()) {
                since.put(it.viewer().value(), at);
            } else if (body instanceof EventBody.ShareChanged it) {
                if (it.librarySet() != null) {
                    since.putIfAbsent(it.viewer().value(), at);
                } else {
                    end(ended, event, since.remove(it.viewer().value()));
                }
            } else if (body instanceof EventBody.ShareRevoked it) {
                end(ended, event, since.remove(it.viewer().value()));
            }
        }
        return ended;
    }

    private static void end(Map<String, List<Double>> ended, Event event, Long since) {
        if (since != null) {
            ended.computeIfAbsent(event.account().value(), key -> new ArrayList<>())
                    .add((event.at().toEpochMilli() - since) / 86_400_000.0);
        }
    }

    /** The Rayleigh statistic of stays of 20 days and more for the period that fits best; 0 for fewer than six. */
    static double rhythm(List<Double> days) {
        List<Double> aged = days.stream().filter(it -> it >= 20).toList();
        double best = 0;
        for (double period : new double[] {28, 30, 30.44}) {
            double x = aged.stream()
                    .mapToDouble(it -> Math.cos(2 * Math.PI * it / period))
                    .sum();
            double y = aged.stream()
                    .mapToDouble(it -> Math.sin(2 * Math.PI * it / period))
                    .sum();
            best = Math.max(best, (x * x + y * y) / Math.max(1, aged.size()));
        }
        return aged.size() < 6 ? 0 : best;
    }
}

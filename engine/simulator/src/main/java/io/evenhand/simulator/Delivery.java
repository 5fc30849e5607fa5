// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import static io.evenhand.simulator.population.Window.HOUR;

import io.evenhand.contract.event.Event;
import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.draw.Law;
import io.evenhand.simulator.population.EventSink;
import io.evenhand.simulator.population.Origin;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The way from an account to whoever receives its events: an account's clock may be wrong, and events may be late. What
 * comes out is in the order of arrival; each account's events come out in the same order whoever else there is.
 */
final class Delivery implements EventSink {
    /** Names the streams that decide on clocks and delays. */
    private static final long STREAM = 6;

    private record Late(
            long arrival, long order, Event event, @Nullable Origin origin) implements Comparable<Late> {
        @Override
        public int compareTo(Late other) {
            int byTime = Long.compare(arrival, other.arrival);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** One account's clock and its own stream of delays. */
    private record Line(long skew, Draws draws) {}

    private final DeliveryLaws laws;
    private final long seed;
    private final boolean direct;
    private final EventSink receiver;
    private final Map<String, Line> lines = new HashMap<>();
    private final PriorityQueue<Late> underway = new PriorityQueue<>();
    private long order;

    Delivery(DeliveryLaws laws, long seed, EventSink receiver) {
        this.laws = laws;
        this.seed = seed;
        this.receiver = receiver;
        this.direct = isNothing(laws.skewHours()) && isNothing(laws.late());
    }

    private static boolean isNothing(Law law) {
        return law.equals(new Law.Fixed(0)) || law.equals(new Law.Chance(0));
    }

    @Override
    public void accept(Event event, @Nullable Origin origin) throws IOException {
        if (direct) {
            receiver.accept(event, origin);
            return;
        }
        long now = event.at().toEpochMilli();
        arriveUntil(now);
        Line line = lines.computeIfAbsent(event.account().value(), this::line);
        long delay =
                laws.late().happens(line.draws()) ? (long) (laws.lateHours().draw(line.draws()) * HOUR) : 0;
        Event told =
                new Event(event.id(), event.at().plusMillis(line.skew()), event.account(), event.net(), event.body());
        underway.add(new Late(now + delay, order++, told, origin));
    }

    /** Lets everything arrive that is still underway. */
    void finish() throws IOException {
        arriveUntil(Long.MAX_VALUE);
    }

    private void arriveUntil(long time) throws IOException {
        while (!underway.isEmpty() && underway.peek().arrival() < time) {
            Late late = underway.remove();
            receiver.accept(late.event(), late.origin());
        }
    }

    private Line line(String account) {
        Draws draws = Draws.of(seed, STREAM, account.hashCode());
        return new Line((long) (laws.skewHours().draw(draws) * HOUR), draws);
    }
}

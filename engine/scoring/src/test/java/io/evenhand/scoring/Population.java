// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.AccountCreated;
import io.evenhand.contract.event.EventBody.InviteCreated;
import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.event.EventBody.ServerMoved;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.event.EventBody.StreamStarted;
import io.evenhand.contract.event.EventBody.StreamStopped;
import io.evenhand.contract.event.EventBody.TiesMeasured;
import io.evenhand.contract.event.InviteKind;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.InviteId;
import io.evenhand.contract.id.KeyToken;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A small seeded world for tests: two linked sellers, one lonely seller, and communities that sell nothing. */
public final class Population {
    public static final Instant START = Instant.parse("2025-06-01T00:00:00Z");
    public static final Instant END = Instant.parse("2026-03-02T12:00:00Z");
    private static final double DAY = Duration.ofDays(1).toMillis();

    private final SplittableRandom random;
    private final List<Event> events = new ArrayList<>();
    private int number;

    private Population(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** All events of the world, in the order in which they happened. */
    public static List<Event> events(long seed, int communities) {
        Population population = new Population(seed);
        population.seller("seller-a", 40, "card-1");
        population.seller("seller-b", 35, "card-1");
        population.seller("seller-c", 60, "card-2");
        for (int i = 0; i < communities; i++) {
            population.community("community-" + i, 12 + i % 30);
        }
        population.events.sort(Event.BY_TIME_THEN_ID);
        return List.copyOf(population.events);
    }

    /** Only the events of one seller of {@code viewers} places. */
    public static List<Event> seller(long seed, int viewers) {
        Population population = new Population(seed);
        population.seller("seller-a", viewers, "card-1");
        population.events.sort(Event.BY_TIME_THEN_ID);
        return List.copyOf(population.events);
    }

    private void seller(String account, int places, String card) {
        owner(account, card);
        for (int place = 0; place < places; place++) {
            double at = random.nextDouble(60);
            while (at < days()) {
                String viewer = account + "-v" + number;
                double left = at + paidDays();
                tenure(account, viewer, at, left, true);
                at = left + exponential(6);
            }
            if (place % 8 == 0) {
                double trial = random.nextDouble(days() - 5);
                tenure(account, account + "-t" + number, trial, trial + 1 + random.nextDouble(2), true);
            }
        }
        measure(account, places, places / 10, 0);
    }

    /** One month, paid again with probability 0.75; removed by a job that runs every hour. */
    private double paidDays() {
        int months = 1;
        while (random.nextDouble() < 0.75) {
            months++;
        }
        return 30 * months + random.nextDouble() / 24;
    }

    private void community(String account, int members) {
        owner(account, "card-of-" + account);
        for (int member = 0; member < members; member++) {
            double at = random.nextDouble(60);
            while (at < days()) {
                double left = at + Math.max(0.5, 120 * Math.pow(exponential(1), 1.25));
                tenure(account, account + "-v" + number, at, left, random.nextBoolean());
                at = left + exponential(20);
            }
        }
        measure(account, members, members * members / 8, members / 4);
    }

    private void owner(String account, String card) {
        add(account, 0, new AccountCreated());
        add(account, 0.1, new ServerClaimed(new ServerId(account + "-s"), null));
        for (double day = 0.2; day < days(); day += 28) {
            add(account, day, new KeySeen(KeyKind.PAYMENT, new KeyToken(card)));
        }
        add(account, 100, new ServerMoved(new ServerId(account + "-s")));
    }

    private void tenure(String account, String viewer, double from, double to, boolean byOwner) {
        ViewerId id = new ViewerId(viewer);
        add(account, from, new InviteCreated(new InviteId("i" + number), InviteKind.LINK, ClientKind.API, 30));
        add(account, from, new ShareAccepted(id, null, ClientKind.API, false, null));
        for (double at = from + random.nextDouble(5); at < Math.min(to, days()); at += 2 + random.nextDouble(9)) {
            StreamId stream = new StreamId("st" + number);
            add(account, at, new StreamStarted(stream, new ServerId(account + "-s"), id, false, PlaybackMode.DIRECT));
            add(account, at + 0.05, new StreamStopped(stream, null));
        }
        add(account, to, new ShareRevoked(id, byOwner ? RevokedBy.OWNER : RevokedBy.VIEWER, ClientKind.API));
    }

    private void measure(String account, int viewers, int ties, int reciprocal) {
        for (double day = 30; day < days(); day += 30) {
            add(account, day, new TiesMeasured(viewers, Math.min(ties, viewers * (viewers - 1) / 2), reciprocal));
        }
    }

    private void add(String account, double day, EventBody body) {
        if (day < days()) {
            Instant at = START.plusMillis((long) (day * DAY));
            events.add(new Event(new EventId("e" + number++), at, new AccountId(account), null, body));
        }
    }

    private static double days() {
        return Duration.between(START, END).toMillis() / DAY;
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}

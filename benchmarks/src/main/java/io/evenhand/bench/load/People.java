// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.load;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.AccountCreated;
import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.event.EventBody.StreamStarted;
import io.evenhand.contract.event.EventBody.StreamStopped;
import io.evenhand.contract.event.EventBody.TiesMeasured;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.KeyToken;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Accounts whose assessments are waited for: seeded pairs of sellers who share a card, and communities that sell nothing. */
final class People {
    static final int WEEKS = 44;

    private static final double DAYS = WEEKS * 7.0;
    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final int PLACES = 40;
    private static final int MEMBERS = 12;
    private static final double PAID = 30;
    private static final double PAYS_AGAIN = 0.75;

    private final SplittableRandom random;
    private final long start;
    private final String name;
    private final List<Event> events = new ArrayList<>();

    private People(String name, long seed, long start) {
        random = new SplittableRandom(seed);
        this.name = name;
        this.start = start;
    }

    /** Two sellers with one card, from {@code start} on. */
    static List<Event> sellers(int number, long start) {
        People people = new People("seller-" + number, number, start);
        people.seller("-a");
        people.seller("-b");
        return people.sorted();
    }

    /** A group of friends who come and go. */
    static List<Event> community(int number, long start) {
        People people = new People("friends-" + number, 1_000_000L + number, start);
        String account = people.name;
        people.add(account, 0, new AccountCreated());
        for (int member = 0; member < MEMBERS; member++) {
            double at = people.random.nextDouble(60);
            while (at < DAYS) {
                double left = at + 20 + people.exponential(60);
                people.tenure(account, at, left, ClientKind.UI);
                at = left + people.exponential(10);
            }
        }
        return people.sorted();
    }

    private void seller(String suffix) {
        String account = name + suffix;
        add(account, 0, new AccountCreated());
        for (double day = 0.2; day < DAYS; day += 28) {
            add(account, day, new KeySeen(KeyKind.PAYMENT, new KeyToken("card-of-" + name)));
        }
        for (double day = 30; day < DAYS; day += 30) {
            add(account, day, new TiesMeasured(PLACES, PLACES / 10, 0));
        }
        for (int place = 0; place < PLACES; place++) {
            double at = random.nextDouble(60);
            while (at < DAYS) {
                double left = at + paid();
                tenure(account, at, left, ClientKind.API);
                at = left + exponential(6);
            }
        }
    }

    /** A month, paid again and again; ended by a job that runs every hour. */
    private double paid() {
        int months = 1;
        while (random.nextDouble() < PAYS_AGAIN) {
            months++;
        }
        return PAID * months + random.nextDouble() / 24;
    }

    private void tenure(String account, double from, double to, ClientKind client) {
        ViewerId viewer = new ViewerId(account + "-v" + events.size());
        add(account, from, new ShareAccepted(viewer, null, client, false, null));
        for (double at = from + random.nextDouble(20); at < Math.min(to, DAYS); at += 10 + random.nextDouble(20)) {
            StreamId stream = new StreamId(account + "-st" + events.size());
            add(account, at, new StreamStarted(stream, new ServerId(account), viewer, false, PlaybackMode.DIRECT));
            add(account, at + 0.05, new StreamStopped(stream, null));
        }
        add(account, to, new ShareRevoked(viewer, RevokedBy.OWNER, client));
    }

    private void add(String account, double day, EventBody body) {
        if (day < DAYS) {
            Instant at = Instant.ofEpochMilli(start + (long) (day * DAY));
            events.add(new Event(new EventId(name + ":" + events.size()), at, new AccountId(account), null, body));
        }
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private List<Event> sorted() {
        events.sort(Event.BY_TIME_THEN_ID);
        return events;
    }
}

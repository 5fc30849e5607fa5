// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.event.EventBody.ServerMoved;
import io.evenhand.contract.event.EventBody.ServerUnclaimed;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareChanged;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.event.EventBody.StreamStarted;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.KeyToken;
import io.evenhand.contract.id.LibrarySet;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small seeded world in which everything that links accounts happens: operators with several accounts on one card, filled
 * evenly and worked on in the same minutes; a confirmed seller whose customers move on; servers that change hands; a bank's
 * token that everybody uses; and hosts that have nothing to do with any of it.
 */
public final class LinkWorld {
    /** A Sunday. */
    public static final long START = Instant.parse("2025-06-01T00:00:00Z").toEpochMilli();

    private static final int DAYS = 270;
    private static final int HOSTS = 34;

    private final SplittableRandom random;
    private final List<Event> events = new ArrayList<>();
    private int number;

    private LinkWorld(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** All events, in the order in which they happened. */
    public static List<Event> events(long seed) {
        LinkWorld world = new LinkWorld(seed);
        world.operator("fleet", 4, 22, "card-fleet");
        world.operator("pair", 2, 12, "card-pair");
        world.seller();
        for (int i = 0; i < HOSTS; i++) {
            world.host("host-" + i, 3 + i % 12);
        }
        world.events.sort(Event.BY_TIME_THEN_ID);
        return List.copyOf(world.events);
    }

    public static List<Conduct> conduct(long seed) {
        return events(seed).stream().map(Conduct::of).toList();
    }

    /** A seller is confirmed on day 120, another one wrongly and overturned three weeks later. */
    public static List<Intervention> interventions() {
        return List.of(
                about(InterventionType.SANCTION_CONFIRMED, 120, "seller"),
                about(InterventionType.SANCTION_CONFIRMED, 110, "pair-1"),
                about(InterventionType.SANCTION_OVERTURNED, 131, "pair-1"));
    }

    public static Intervention about(InterventionType type, double day, String account) {
        return Intervention.about(type, new EventId(type.name() + account), at(day), new AccountId(account));
    }

    public static Instant at(double day) {
        return Instant.ofEpochMilli(START + (long) (day * Calendar.DAY));
    }

    /** Accounts of one operator: the emptiest is filled next, a job works them all off in the same minute. */
    private void operator(String name, int accounts, int places, String card) {
        for (int i = 0; i < accounts; i++) {
            owner(name + "-" + i, card, i);
        }
        for (int customer = 0; customer < accounts * places; customer++) {
            String account = name + "-" + customer % accounts;
            double from = 5 + (customer / accounts) * 2.0;
            customer(account, name + "-v" + customer, from, random.nextInt(3) == 0 ? 1 : 400);
            for (double day = from + 30; day < DAYS && random.nextInt(5) > 0; day += 30) {
                add(account, day, new ShareChanged(new ViewerId(name + "-v" + customer), new LibrarySet("l"), null));
            }
        }
    }

    /** A seller, and from day 125 on the account to which most of the customers move, on a server that was the seller's. */
    private void seller() {
        owner("seller", "card-seller", 0);
        owner("heir", "card-heir", 1);
        add("seller", 122, new ServerUnclaimed(new ServerId("seller-s")));
        add("heir", 124, new ServerClaimed(new ServerId("seller-s"), null));
        for (int customer = 0; customer < 30; customer++) {
            String viewer = "customer-" + customer;
            customer("seller", viewer, 10 + customer, 300);
            add("seller", 121, new ShareRevoked(new ViewerId(viewer), RevokedBy.OWNER, ClientKind.API));
            if (customer % 4 > 0) {
                customer("heir", viewer, 125 + random.nextDouble(20), 420);
            }
        }
        for (int friend = 0; friend < 25; friend++) {
            customer("pair-1", "friend-" + friend, 20 + friend, 300);
            customer("host-1", "friend-" + friend, 100 + random.nextDouble(30), 300);
        }
    }

    private void host(String account, int viewers) {
        owner(account, "card-" + account, 0);
        add(account, 1 + random.nextDouble(200), new KeySeen(KeyKind.PAYMENT, new KeyToken("bank")));
        add(account, 90, new ServerMoved(new ServerId(account + "-s")));
        for (int i = 0; i < viewers; i++) {
            String viewer = random.nextInt(6) == 0 ? "wanderer" : account + "-v" + i;
            double from = random.nextDouble(150);
            customer(account, viewer, from, random.nextInt(900));
            if (random.nextInt(3) == 0) {
                double to = from + random.nextDouble(60);
                RevokedBy by = random.nextBoolean() ? RevokedBy.OWNER : RevokedBy.VIEWER;
                add(account, to, new ShareRevoked(new ViewerId(viewer), by, ClientKind.UI));
            }
        }
    }

    private void owner(String account, String card, int phase) {
        add(account, 0.5, new ServerClaimed(new ServerId(account + "-s"), new KeyToken("tls-" + account)));
        for (double day = 1 + phase; day < DAYS; day += 28) {
            add(account, day, new KeySeen(KeyKind.PAYMENT, new KeyToken(card)));
        }
    }

    private void customer(String account, String viewer, double from, int ageDays) {
        ViewerId id = new ViewerId(viewer);
        add(account, from, new ShareAccepted(id, null, ClientKind.API, false, ageDays));
        for (double day = from + random.nextDouble(9); day < DAYS; day += 9) {
            ServerId server = new ServerId(account + "-s");
            add(account, day, new StreamStarted(new StreamId("st" + number), server, id, false, PlaybackMode.DIRECT));
        }
    }

    private void add(String account, double day, EventBody body) {
        if (day < DAYS) {
            events.add(new Event(new EventId("e" + number++), at(day), new AccountId(account), null, body));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.golden;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.DurationBucket;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One account of the golden trace while it is written: days count from the trace's start and may be broken. */
final class GoldenScript {
    private static final double HOUR = 1 / 24.0;
    /** Playback is reported for the last so many days, enough for every window that looks at activity. */
    private static final int PLAYED_DAYS = 63;

    private static final int PLAY_EVERY = 9;

    /** An event before it has a number. */
    private record Draft(
            double day, EventBody body, @Nullable String address) {}

    private final String account;
    private final List<Draft> drafts = new ArrayList<>();
    private int viewers;
    private int streams;

    GoldenScript(String account, String payment, String device) {
        this.account = account;
        add(0, new EventBody.AccountCreated(), null);
        add(0.01, new EventBody.ServerClaimed(server(), new KeyToken("tls-" + account)), "198.19.0.10");
        for (int month = 0; month < GoldenTrace.DAYS / 30; month++) {
            add(0.02 + 30 * month, new EventBody.KeySeen(KeyKind.PAYMENT, new KeyToken(payment)), null);
            add(0.03 + 30 * month, new EventBody.KeySeen(KeyKind.DEVICE, new KeyToken(device)), null);
        }
    }

    /** Somebody new. */
    String viewer() {
        return "v-" + account + "-" + viewers++;
    }

    /** Somebody has access from one day to another; to the end if {@code until} is beyond it. */
    void stay(String viewer, double from, double until, RevokedBy by, ClientKind client) {
        ViewerId id = new ViewerId(viewer);
        add(from, new EventBody.ShareAccepted(id, new LibrarySet("l-" + account), client, false, 400), null);
        if (until < GoldenTrace.DAYS) {
            add(until, new EventBody.ShareRevoked(id, by, client), null);
        }
        double played = Math.max(from + 0.2, GoldenTrace.DAYS - PLAYED_DAYS + (drafts.size() % PLAY_EVERY));
        for (double day = played; day < Math.min(until, GoldenTrace.DAYS) - 0.2; day += PLAY_EVERY) {
            play(id, day);
        }
    }

    /** Somebody has access from a day on. */
    void stayForGood(String viewer, double from) {
        stay(viewer, from, GoldenTrace.DAYS + 1.0, RevokedBy.OWNER, ClientKind.UI);
    }

    void declareGuestPass(String viewer, double day, int days) {
        add(day, new EventBody.GuestPassDeclared(new ViewerId(viewer), days), null);
    }

    void moveServer(double day) {
        add(day, new EventBody.ServerMoved(server()), "198.18.0.10");
    }

    /** The social service counts every month. */
    void ties(int viewersCounted, int ties, int reciprocal) {
        for (int day = 20; day < GoldenTrace.DAYS; day += 30) {
            add(day, new EventBody.TiesMeasured(viewersCounted, ties, reciprocal), null);
        }
    }

    private void play(ViewerId viewer, double day) {
        StreamId stream = new StreamId("t-" + account + "-" + streams++);
        add(day, new EventBody.StreamStarted(stream, server(), viewer, false, PlaybackMode.DIRECT), "198.18.1.20");
        add(day + HOUR, new EventBody.StreamStopped(stream, DurationBucket.UNDER_3_HOURS), null);
    }

    private ServerId server() {
        return new ServerId("s-" + account);
    }

    private void add(double day, EventBody body, @Nullable String address) {
        drafts.add(new Draft(day, body, address));
    }

    /** The account's events in the order of their time, numbered. */
    List<GoldenTrace.Line> lines() {
        List<Draft> ordered = new ArrayList<>(drafts);
        ordered.sort(Comparator.comparingDouble(Draft::day));
        List<GoldenTrace.Line> lines = new ArrayList<>();
        for (Draft draft : ordered) {
            Instant at = GoldenTrace.START.plusMillis(Math.round(draft.day() * 86_400_000));
            EventId id = new EventId(String.format(Locale.ROOT, "%s:%04d", account, lines.size()));
            lines.add(new GoldenTrace.Line(
                    new Event(id, at, new AccountId(account), null, draft.body()), draft.address()));
        }
        return lines;
    }
}

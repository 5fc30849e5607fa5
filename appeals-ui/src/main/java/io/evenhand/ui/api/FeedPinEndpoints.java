// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.feed.PinDesk;
import io.evenhand.enforcement.feed.Pinned;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Unfit;
import io.javalin.http.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeping edges at a revision for some hours, and letting them go on: for people who keep the programs running. */
public final class FeedPinEndpoints {
    private final PinDesk desk;
    private final FeedPublisher feed;

    public FeedPinEndpoints(PinDesk desk, FeedPublisher feed) {
        this.desk = desk;
        this.feed = feed;
    }

    /** How far the feed is, and what keeps it there. */
    public void show(Context ctx) {
        StaffRoom.person(ctx, Role::pinsFeed);
        Answers.json(ctx, new FeedAnswer(feed.head(), feed.pinned()));
    }

    public void pin(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::pinsFeed);
        Wanted wanted = Bodies.read(ctx, Wanted.class);
        answer(ctx, desk.pin(member, wanted.rev(), Duration.ofHours(wanted.hours()), wanted.reason()));
    }

    public void release(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::pinsFeed);
        answer(ctx, desk.release(member, Bodies.read(ctx, Why.class).reason()));
    }

    private void answer(Context ctx, PinDesk.Outcome outcome) {
        switch (outcome) {
            case DONE -> Answers.json(ctx, new Done(true, feed.head()));
            case ROLE -> throw new Refusal(Reason.FORBIDDEN);
            case REASON_LENGTH -> throw new Unfit("say why, in 10 to 500 characters");
            case TOO_LONG -> throw new Unfit("a pin lasts from one hour to 24: it keeps back what relieves people too");
            case NOT_THE_NEWEST ->
                throw new Unfit("only the newest revision can be pinned, which is " + feed.head()
                        + "; an older one would restrict again who was given back their account since");
            case PINNED_ALREADY -> throw new Unfit("a revision is pinned already; release it first");
            case NOT_PINNED -> throw new Unfit("no revision is pinned");
        }
    }

    /** Which revision, how long and why. */
    record Wanted(long rev, int hours, String reason) {}

    /** Why. */
    record Why(String reason) {}

    /** It is done, and the newest revision at that moment. */
    record Done(boolean done, long rev) {}

    /** The newest revision, and what keeps edges there. */
    record FeedAnswer(long rev, @Nullable Pinned pinned) {}
}

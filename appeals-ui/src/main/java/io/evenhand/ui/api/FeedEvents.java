// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.enforcement.feed.Acks;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announcements as server-sent events. Every follower has a thread of its own, so that one which reads slowly delays
 * nobody else; their number is bounded for the same reason.
 */
public final class FeedEvents {
    /** A follower that hears nothing for longer knows that the connection is dead. */
    static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(FeedEvents.class);

    private final Heads heads;
    private final LongSupplier headRev;
    private final Followers followers;
    private final Semaphore places;
    private final EdgeDoor door;

    /** @param followersMax how many may follow at once */
    public FeedEvents(Heads heads, LongSupplier headRev, Acks acks, EdgeDoor door, int followersMax) {
        this.heads = heads;
        this.headRev = headRev;
        this.followers = new Followers(acks);
        this.door = door;
        this.places = new Semaphore(followersMax);
    }

    /** Follows until the edge goes away or the program stops. The parameter {@code edge} says who listens. */
    public void follow(Context ctx) {
        String edge = edge(ctx);
        if (edge != null) {
            door.requireMaySpeakFor(ctx, edge);
        }
        if (!places.tryAcquire()) {
            throw new Refusal(Reason.UNAVAILABLE);
        }
        try {
            follow(ctx, edge);
        } finally {
            places.release();
        }
    }

    private void follow(Context ctx, @Nullable String edge) {
        if (edge != null) {
            followers.join(edge);
        }
        try {
            stream(ctx, edge);
        } catch (IOException e) {
            LOG.debug("a follower went away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (edge != null) {
                followers.leave(edge);
            }
        }
    }

    private void stream(Context ctx, @Nullable String edge) throws IOException, InterruptedException {
        ctx.res().setStatus(200);
        ctx.res().setContentType("text/event-stream; charset=utf-8");
        ctx.res().setHeader("Cache-Control", "no-store");
        ctx.res().setHeader("X-Accel-Buffering", "no");
        OutputStream out = ctx.res().getOutputStream();
        long seen = heads.count();
        send(out, "head");
        while (!heads.isStopped()) {
            long count = heads.await(seen, HEARTBEAT);
            send(out, count > seen ? "head" : "heartbeat");
            if (edge != null && count == seen) {
                followers.isStillHere(edge);
            }
            seen = count;
        }
    }

    private void send(OutputStream out, String event) throws IOException {
        long rev = headRev.getAsLong();
        String text = "event: " + event + "\nid: " + rev + "\ndata: {\"rev\":" + rev + "}\n\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static @Nullable String edge(Context ctx) {
        String edge = ctx.queryParam("edge");
        if (edge != null && !FeedEndpoints.EDGE.matcher(edge).matches()) {
            throw new Refusal(Reason.BAD_REQUEST);
        }
        return edge;
    }
}

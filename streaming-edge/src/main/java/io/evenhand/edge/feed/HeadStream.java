// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.parsetools.RecordParser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The publisher's event stream: head announcements and heartbeats, both carrying the head revision.
 *
 * <p>What it says is a hint, never policy: it can make the edge look at the signed head, and nothing else.
 */
public final class HeadStream implements AutoCloseable {
    private static final Pattern REV = Pattern.compile("\"rev\"\\s*:\\s*(\\d{1,18})");
    private static final long BACKOFF_MIN_MS = 100;
    private static final long BACKOFF_MAX_MS = 2_000;
    /** Silence after which the connection counts as dead; heartbeats come more often. */
    private static final int SILENCE_MAX_S = 20;

    private final Vertx vertx;
    private final HttpClient client;
    private final FeedAccess access;
    private final Follower follower;
    private volatile boolean closed;
    private long backoffMs = BACKOFF_MIN_MS;

    public HeadStream(Vertx vertx, FeedAccess access, Follower follower) {
        this.vertx = vertx;
        client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2_000).setReadIdleTimeout(SILENCE_MAX_S));
        this.access = access;
        this.follower = follower;
    }

    public void start() {
        vertx.runOnContext(now -> connect());
    }

    @Override
    public void close() {
        closed = true;
        client.close();
    }

    private void connect() {
        if (closed) {
            return;
        }
        client.request(access.request(HttpMethod.GET, "/feed/v1/events?edge=" + access.edge()))
                .compose(request -> accepting(request).send())
                .onSuccess(this::listen)
                .onFailure(failure -> retry());
    }

    private static HttpClientRequest accepting(HttpClientRequest request) {
        return request.putHeader("Accept", "text/event-stream");
    }

    private void listen(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            response.request().reset();
            retry();
            return;
        }
        backoffMs = BACKOFF_MIN_MS;
        follower.connected(true);
        RecordParser lines = RecordParser.newDelimited("\n");
        lines.maxRecordSize(64 << 10);
        lines.handler(line -> heard(line.toString()));
        lines.exceptionHandler(tooLong -> response.request().reset());
        boolean[] ended = {false};
        Runnable end = () -> {
            if (!ended[0]) {
                ended[0] = true;
                follower.connected(false);
                retry();
            }
        };
        response.exceptionHandler(failure -> end.run());
        response.endHandler(done -> end.run());
        response.handler(lines);
    }

    private void heard(String line) {
        if (!line.startsWith("data:")) {
            return;
        }
        Matcher rev = REV.matcher(line);
        if (rev.find()) {
            follower.heard(Long.parseLong(rev.group(1)));
        }
    }

    private void retry() {
        if (closed) {
            return;
        }
        vertx.setTimer(backoffMs, now -> connect());
        backoffMs = Math.min(backoffMs * 2, BACKOFF_MAX_MS);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.CompactBody;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The feed over HTTP: bounded bodies, bounded waits; called from the follower's thread, which may block. */
public final class HttpFeedSource implements FeedSource, AutoCloseable {
    private static final long MANIFEST_LENGTH_MAX = 4L << 20;
    /** Deltas newer than the manifest may follow those asked for. */
    private static final long NEWER_DELTAS_MAX = 16L << 20;

    /** A publisher that knows the compact form may send it; every other one sends what it always did. */
    private static final String ACCEPTED =
            CompactBody.MEDIA_TYPE + ", application/json;q=0.9, application/x-ndjson;q=0.9, */*;q=0.1";

    private static final long SILENCE_MAX_MS = 5_000;
    private static final long WAIT_MS = 20_000;

    /** A snapshot of a large policy may take longer, on a line that brings this much at the least. */
    private static final long BYTES_A_MS = 64;

    private final Vertx vertx;
    private final HttpClient client;
    private final FeedAccess access;

    public HttpFeedSource(Vertx vertx, FeedAccess access) {
        this.vertx = vertx;
        client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2_000).setKeepAliveTimeout(30));
        this.access = access;
    }

    @Override
    public byte[] head() throws IOException {
        return exchange(HttpMethod.GET, "/feed/v1/head", MANIFEST_LENGTH_MAX, null)
                .received();
    }

    @Override
    public byte[] snapshot(Body snapshot) throws IOException {
        long wait = WAIT_MS + snapshot.length() / BYTES_A_MS;
        return exchange(HttpMethod.GET, "/feed/v1/snapshot/" + snapshot.rev(), snapshot.length(), null, wait)
                .snapshot();
    }

    @Override
    public byte[] deltas(long from, List<Body> wanted) throws IOException {
        long length = wanted.stream().mapToLong(body -> body.length() + 1).sum();
        return deltasSince(from, length + NEWER_DELTAS_MAX);
    }

    @Override
    public byte[] deltasSince(long from, long lengthMax) throws IOException {
        return exchange(HttpMethod.GET, "/feed/v1/deltas?from=" + from, lengthMax, null)
                .deltas();
    }

    @Override
    public void acknowledge(long rev) throws IOException {
        String body = "{\"edge\":\"" + access.edge() + "\",\"rev\":" + rev + "}";
        exchange(HttpMethod.POST, "/feed/v1/ack", 64 << 10, body);
    }

    @Override
    public void close() {
        client.close();
    }

    private FeedBytes exchange(HttpMethod method, String path, long lengthMax, @Nullable String json)
            throws IOException {
        return exchange(method, path, lengthMax, json, WAIT_MS);
    }

    private FeedBytes exchange(HttpMethod method, String path, long lengthMax, @Nullable String json, long waitMs)
            throws IOException {
        RequestOptions options =
                access.request(method, path).setIdleTimeout(SILENCE_MAX_MS).putHeader("Accept", ACCEPTED);
        Promise<FeedBytes> answer = Promise.promise();
        // on an event loop as a whole: from this thread, a response could be over before it is listened to
        vertx.runOnContext(now -> begin(options, json, lengthMax, answer));
        try {
            return answer.future().toCompletionStage().toCompletableFuture().get(waitMs, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(said(e.getCause()), e);
        } catch (TimeoutException e) {
            IOException late = new IOException("no answer in time", e);
            answer.tryFail(late);
            throw late;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void begin(RequestOptions options, @Nullable String json, long lengthMax, Promise<FeedBytes> answer) {
        try {
            client.request(options)
                    .compose(request -> send(request, json))
                    .compose(response -> collect(response, lengthMax, answer.future()))
                    .onSuccess(answer::tryComplete)
                    .onFailure(answer::tryFail);
        } catch (IllegalStateException e) {
            answer.tryFail(new IOException("the client is closed", e));
        }
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, @Nullable String json) {
        if (json == null) {
            return request.send();
        }
        return request.putHeader("Content-Type", "application/json").send(json);
    }

    /**
     * Reads at most {@code lengthMax} bytes: a publisher gone wrong must not fill the heap. Ends once {@code answer} is over,
     * because nobody waits any more.
     */
    private static Future<FeedBytes> collect(HttpClientResponse response, long lengthMax, Future<FeedBytes> answer) {
        if (response.statusCode() / 100 != 2) {
            return Future.failedFuture(new IOException("the publisher answered with status " + response.statusCode()));
        }
        Promise<FeedBytes> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (answer.isComplete()) {
                whole.tryFail(new IOException("nobody waits any more"));
                response.request().reset();
            } else if (body.length() + (long) part.length() > lengthMax) {
                whole.tryFail(new IOException("the publisher sent more than it promised"));
                response.request().reset();
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(
                end -> whole.tryComplete(FeedBytes.of(response.getHeader("Content-Type"), body.getBytes())));
        return whole.future();
    }

    private static String said(@Nullable Throwable cause) {
        String message = cause == null ? null : cause.getMessage();
        return message == null ? "the connection failed" : message;
    }
}

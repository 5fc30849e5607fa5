// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import io.evenhand.contract.event.DeadLetter;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.intake.adapter.Webhook;
import io.evenhand.intake.adapter.WebhookReading;
import io.evenhand.intake.http.ApiKeys.Caller;
import io.evenhand.intake.http.ProblemException.Problem;
import io.evenhand.intake.log.EventLog;
import io.evenhand.intake.log.LogUnavailableException;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The HTTP server: thin handlers around {@link Admission}; a request is answered 202 only when its events are safe. */
final class IntakeServer implements AutoCloseable {
    static final long BODY_MAX = 8L * 1024 * 1024;
    static final long WEBHOOK_BODY_MAX = 2L * 1024 * 1024;

    /** So many reports of the longest fit into the heap; fewer than threads, so that one is left to send others away. */
    static final int AT_ONCE = 20;

    private static final int THREADS_MAX = 32;
    private static final int THREADS_MIN = 4;

    private final Javalin javalin;
    private final Parts parts;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /**
     * What the server is made of.
     *
     * @param webhooks by the name of the program
     * @param ready whether it can do its job now
     */
    record Parts(
            ApiKeys keys,
            Pseudonymiser pseudonymiser,
            EventLog log,
            Map<String, Webhook> webhooks,
            IntakeMetrics metrics,
            BooleanSupplier ready,
            Clock clock) {}

    IntakeServer(Parts parts) {
        this.parts = parts;
        javalin = Javalin.create(this::configure);
    }

    IntakeServer start(String bind, int port) {
        javalin.start(bind, port);
        return this;
    }

    int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.threadPool = new QueuedThreadPool(THREADS_MAX, THREADS_MIN);
        config.routes.get("/healthz", ctx -> ctx.result("ok\n"));
        config.routes.get("/readyz", this::ready);
        config.routes.post("/v1/events", inItsPlace(this::events));
        parts.webhooks.forEach((program, webhook) ->
                config.routes.post("/v1/ingest/" + program, inItsPlace(ctx -> webhook(ctx, webhook))));
        config.routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e.problem()));
        config.routes.exception(LogUnavailableException.class, (e, ctx) -> {
            parts.metrics.countUnavailable();
            answer(ctx, Problem.LOG_AWAY);
        });
        config.routes.exception(ZipException.class, (e, ctx) -> answer(ctx, Problem.MALFORMED_BODY));
        config.routes.exception(EOFException.class, (e, ctx) -> answer(ctx, Problem.MALFORMED_BODY));
    }

    /**
     * Takes a request only while fewer than {@link #AT_ONCE} are on their way into the log: when the log is slow, a queue of
     * callers would grow without bound, and each of them would wait for all before it to hear that it has to come again.
     */
    private Handler inItsPlace(Handler handler) {
        return ctx -> {
            if (!places.tryAcquire()) {
                parts.metrics.countShed();
                throw new ProblemException(Problem.BUSY);
            }
            try {
                handler.handle(ctx);
            } finally {
                places.release();
            }
        };
    }

    private void ready(Context ctx) {
        boolean ready = parts.ready.getAsBoolean();
        ctx.status(ready ? 200 : 503).result(ready ? "ready\n" : "the log is away\n");
    }

    private void events(Context ctx) throws IOException {
        Caller caller = caller(Requests.headerKey(ctx));
        if (caller.account() != null) {
            throw new ProblemException(Problem.WEBHOOKS_ONLY);
        }
        String type = Requests.mediaType(ctx);
        Admission admission = new Admission(parts.pseudonymiser, parts.log.begin(), caller.types(), parts.clock);
        try (InputStream body = Requests.body(ctx, BODY_MAX)) {
            switch (type) {
                // what tools send when nobody tells them: the lines are read as strictly under any of these names
                case "",
                        "application/x-ndjson",
                        "application/ndjson",
                        "application/json",
                        "application/octet-stream",
                        "application/x-www-form-urlencoded",
                        "text/plain" -> lines(new Lines(body), admission);
                case "application/cloudevents+json" -> new CloudEvents(admission, parts.clock).one(body);
                case "application/cloudevents-batch+json" -> new CloudEvents(admission, parts.clock).batch(body);
                default -> throw new ProblemException(Problem.UNSUPPORTED_TYPE);
            }
        }
        accepted(ctx, admission.complete());
    }

    private static void lines(Lines lines, Admission admission) throws IOException {
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            admission.line(line);
        }
    }

    private void webhook(Context ctx, Webhook webhook) throws IOException {
        String header = Requests.headerKey(ctx);
        Caller caller = caller(header == null ? ctx.queryParam("key") : header);
        AccountId account = caller.account();
        if (account == null) {
            throw new ProblemException(Problem.NO_ACCOUNT);
        }
        byte[] json = webhookJson(ctx);
        Admission admission = new Admission(parts.pseudonymiser, parts.log.begin(), caller.types(), parts.clock);
        WebhookReading reading = webhook.read(json, account, parts.clock.instant());
        if (reading instanceof WebhookReading.Mapped mapped) {
            admit(admission, mapped);
        } else if (reading instanceof WebhookReading.Ignored ignored) {
            admission.receipt().ignore();
            admission.receipt().drop(ignored.droppedFields());
        } else if (reading instanceof WebhookReading.Rejected rejected) {
            // nothing of a report is kept: other programs' reports are full of content
            admission.deadLetter(new DeadLetter(
                    rejected.reason(),
                    rejected.field(),
                    parts.clock.instant(),
                    Sha256.hex(json),
                    "<report of " + json.length + " bytes>"));
        }
        accepted(ctx, admission.complete());
    }

    /** An address that is none costs the report its network, not its event: it is optional, and programs write "unknown". */
    private static void admit(Admission admission, WebhookReading.Mapped mapped) {
        if (!admission.event(mapped.event(), mapped.address(), mapped.droppedFields())) {
            admission.event(mapped.event(), null, mapped.droppedFields() + 1);
        }
    }

    private static byte[] webhookJson(Context ctx) throws IOException {
        String type = Requests.mediaType(ctx);
        try (InputStream body = Requests.body(ctx, WEBHOOK_BODY_MAX)) {
            byte[] bytes = body.readAllBytes();
            return switch (type) {
                // Jellyfin's plugin sends text/plain unless it is told otherwise
                case "application/json", "text/plain" -> bytes;
                case "multipart/form-data" -> {
                    byte[] part = Multipart.part(bytes, String.valueOf(ctx.req().getContentType()), "payload");
                    if (part == null) {
                        throw new ProblemException(Problem.MALFORMED_BODY);
                    }
                    yield part;
                }
                default -> throw new ProblemException(Problem.UNSUPPORTED_TYPE);
            };
        }
    }

    private Caller caller(@Nullable String key) {
        Caller caller = key == null ? null : parts.keys.find(key);
        if (caller == null) {
            throw new ProblemException(Problem.NO_KEY);
        }
        return caller;
    }

    private void accepted(Context ctx, Receipt receipt) {
        parts.metrics.count(receipt);
        ctx.status(202).contentType("application/json").result(Json.text(receipt.json()));
    }

    private static void answer(Context ctx, Problem problem) {
        Requests.discardRest(ctx);
        problem.headers().forEach(ctx::header);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", problem.title());
        body.put("status", problem.status());
        ctx.status(problem.status()).contentType("application/problem+json").result(Json.text(body));
    }
}

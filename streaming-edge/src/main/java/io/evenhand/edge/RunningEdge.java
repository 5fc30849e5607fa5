// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import io.evenhand.edge.bouncer.ListRoutes;
import io.evenhand.edge.caller.CallerKeys;
import io.evenhand.edge.caller.Door;
import io.evenhand.edge.caller.Right;
import io.evenhand.edge.envoy.AuthorizationServer;
import io.evenhand.edge.feed.Downstream;
import io.evenhand.edge.feed.FeedAccess;
import io.evenhand.edge.feed.FeedDisk;
import io.evenhand.edge.feed.FeedSync;
import io.evenhand.edge.feed.Follower;
import io.evenhand.edge.feed.HeadStream;
import io.evenhand.edge.feed.HttpFeedSource;
import io.evenhand.edge.feed.RelayRoutes;
import io.evenhand.edge.feed.TrustedKey;
import io.evenhand.edge.operation.OperationRoutes;
import io.evenhand.edge.query.AnswerLogRoutes;
import io.evenhand.edge.query.Answers;
import io.evenhand.edge.query.AuthZenRoutes;
import io.evenhand.edge.query.CheckRoutes;
import io.evenhand.edge.query.DocumentRoutes;
import io.evenhand.edge.query.MetadataSeal;
import io.evenhand.edge.query.NetworkRoutes;
import io.evenhand.edge.query.Problem;
import io.evenhand.edge.query.SubscribeRoutes;
import io.evenhand.edge.session.Limits;
import io.evenhand.edge.session.SessionToken;
import io.evenhand.edge.session.Sessions;
import io.evenhand.edge.stream.Effects;
import io.evenhand.edge.stream.Gate;
import io.evenhand.edge.stream.StateRoutes;
import io.evenhand.edge.stream.Streaming;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.telemetry.Courier;
import io.evenhand.edge.telemetry.EdgeMetrics;
import io.evenhand.edge.telemetry.PlaybackLog;
import io.evenhand.edge.telemetry.Spool;
import io.evenhand.edge.transcode.Room;
import io.evenhand.edge.transcode.Workshop;
import io.prometheus.client.exporter.HTTPServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One edge, wired and running; closing it ends its children and hands over what it has to report. */
final class RunningEdge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningEdge.class);
    private static final long BODY_MAX = 1 << 20;
    private static final long LOOK_MS = 1_000;
    private static final Pattern REQUEST_ID = Pattern.compile("[\\x21-\\x7e]{1,256}");

    private final Settings settings;
    private final Clock clock;
    private final FileChannel lock;
    private final Vertx vertx;
    /** Looks at the sessions that run; whatever else blocks must not keep a cut-off waiting. */
    private final WorkerExecutor looks;

    private final EdgeMetrics metrics = new EdgeMetrics();
    private final LiveTable live;
    private final Workshop workshop;
    private final Sessions sessions;
    private final SessionToken tokens;
    private final Answers answers;
    private final CallerKeys callerKeys;
    private final Gate gate;
    private final Streaming streaming;
    private final HttpFeedSource source;
    private final Follower follower;
    private final HeadStream heads;
    private final Courier courier;
    private final Door door;
    private final Encryption encryption;
    private final FeedSync sync;
    private final @Nullable Downstream downstream;
    private final @Nullable MetadataSeal seal;
    private @Nullable AuthorizationServer grpc;
    private @Nullable HttpServer server;
    private @Nullable HTTPServer metricsServer;
    private boolean closed;

    private RunningEdge(Settings settings, Clock clock, FileChannel lock, Vertx vertx) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.lock = lock;
        this.vertx = vertx;
        looks = vertx.createSharedWorkerExecutor("evenhand-looks", 1);
        Path folder = settings.folder();
        live = new LiveTable(clock.instant());
        Spool spool = new Spool(folder.resolve("events"));
        courier = new Courier(spool, settings.intakeUrl(), settings.intakeKey(), metrics);
        sessions = new Sessions(
                folder.resolve("sessions"),
                new PlaybackLog(spool, metrics),
                clock,
                settings.lead(),
                settings.streams().leadMax(),
                settings.idle());
        tokens = SessionToken.keptIn(folder.resolve("token-key"));
        answers = new Answers(live, sessions::externalStreams, clock, settings.staleAfter(), metrics);
        callerKeys = new CallerKeys(settings.callerKeys());
        encryption = Encryption.of(settings.tls());
        door = new Door(callerKeys, clock, settings.requests(), encryption.asksCallers());
        seal = settings.publicUrl() == null
                ? null
                : MetadataSeal.keptIn(folder.resolve("metadata-key"), settings.publicUrl());
        workshop = new Workshop(plan(), metrics, clock);
        Settings.Streams streams = settings.streams();
        gate = new Gate(
                live,
                answers,
                sessions,
                workshop,
                new Effects(streams.limitedHeight(), streams.grace()),
                metrics,
                clock);
        streaming = new Streaming(
                vertx,
                answers,
                sessions,
                tokens,
                workshop,
                gate,
                new Limits(streams.account(), streams.external(), streams.transcodes(), streams.kbps()),
                metrics,
                clock,
                folder);
        FeedAccess access = FeedAccess.of(settings.feedUrl(), settings.name(), settings.feedToken());
        source = new HttpFeedSource(vertx, access);
        downstream = settings.relay() ? new Downstream() : null;
        sync = new FeedSync(source, new FeedDisk(folder.resolve("feed")), live, clock, downstream);
        follower =
                new Follower(sync, new TrustedKey(settings.feedKey()), refusal -> metrics.feedRefused(refusal.code()));
        heads = new HeadStream(vertx, access, follower);
        Gauges.ofPolicy(metrics, live, follower, clock, settings.staleAfter());
        Gauges.ofWork(metrics, answers.log(), sessions, workshop);
    }

    private Workshop.Plan plan() {
        Settings.Streams streams = settings.streams();
        Room room = new Room(
                settings.folder(),
                settings.transcodes(),
                (long) streams.cacheMb() << 20,
                (long) streams.freeMb() << 20,
                streams.speedPercent() / 100.0);
        return new Workshop.Plan(
                settings.ffmpeg(),
                settings.searchPath(),
                settings.folder(),
                settings.media(),
                settings.sampleSeconds(),
                room);
    }

    /** Starts everything, or throws with a sentence that says what is in the way and leaves nothing behind. */
    static RunningEdge start(Settings settings, Clock clock) throws IOException {
        RunningEdge edge = wired(settings, clock);
        try {
            edge.start();
            return edge;
        } catch (IOException | RuntimeException e) {
            edge.close();
            throw e;
        }
    }

    private static RunningEdge wired(Settings settings, Clock clock) throws IOException {
        FileChannel lock = locked(Files.createDirectories(settings.folder()).resolve("lock"));
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(Math.min(4, Runtime.getRuntime().availableProcessors()))
                .setWorkerPoolSize(4));
        try {
            return new RunningEdge(settings, clock, lock, vertx);
        } catch (IOException | RuntimeException e) {
            quietly(vertx.close());
            lock.close();
            throw e;
        }
    }

    /** The port of queries and streams. */
    int port() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server.actualPort();
    }

    int metricsPort() {
        if (metricsServer == null) {
            throw new IllegalStateException("not started");
        }
        return metricsServer.getPort();
    }

    private void start() throws IOException {
        Ports ports = new Ports(settings, encryption);
        metricsServer = ports.forScrapes(metrics.registry());
        gate.watch();
        follower.start();
        server = ports.forCallers(vertx, router());
        grpc = settings.grpcPort() < 0 ? null : ports.forEnvoy(answers, door);
        heads.start();
        workshop.open();
        courier.start();
        vertx.setPeriodic(LOOK_MS, tick -> look());
        LOG.info("edge {} answers on {}:{}", settings.name(), settings.bind(), port());
    }

    private void look() {
        looks.executeBlocking(
                        () -> {
                            callerKeys.refresh();
                            streaming.forget(gate.closeIdle());
                            return gate.lookAtAll();
                        },
                        true)
                .onFailure(failure -> LOG.error("looking after the sessions failed", failure));
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().failureHandler(RunningEdge::failed);
        router.route().handler(RunningEdge::echoRequestId);
        guard(router);
        readBodies(router);
        new AuthZenRoutes(answers, seal).mount(router);
        new CheckRoutes(answers).mount(router);
        new NetworkRoutes(live, clock).mount(router);
        if (downstream != null) {
            new RelayRoutes(vertx, sync, downstream, follower::wake).mount(router);
        }
        new SubscribeRoutes(vertx, live, answers).mount(router);
        new AnswerLogRoutes(answers.log()).mount(router);
        new ListRoutes(live, clock, Door::caller).mount(router);
        new DocumentRoutes().mount(router);
        operation().mount(router);
        streaming.mount(router);
        new StateRoutes(settings.name(), live, sessions, workshop, clock, settings.staleAfter()).mount(router);
        return router;
    }

    /** Said for every method: a route that only POST may take would turn "not found" into "not allowed" for the others. */
    private static void readBodies(Router router) {
        BodyHandler bodies = BodyHandler.create(false).setBodyLimit(BODY_MAX);
        router.route().handler(ctx -> {
            if (HttpMethod.POST.equals(ctx.request().method())) {
                bodies.handle(ctx);
            } else {
                ctx.next();
            }
        });
    }

    private OperationRoutes operation() {
        URI feed = URI.create(settings.feedUrl());
        String port = feed.getPort() < 0 ? "" : ":" + feed.getPort();
        return new OperationRoutes(
                settings.name(),
                feed.getScheme() + "://" + feed.getHost() + port,
                new OperationRoutes.Parts(live, follower, downstream, answers, sessions, workshop, metrics),
                clock,
                settings.staleAfter());
    }

    /** Everything that tells about accounts needs a key, except from this machine while there is no file of keys. */
    private void guard(Router router) {
        // "/check/*" is "/check" too: a path named twice would cost its caller twice
        door.guard(router, Right.ASK, "/access/v1/*", "/check/*", "/v1/subscribe", "/v1/network");
        door.guard(router, Right.EXPORT, "/v1/decisions", "/v1/decisions/stream", "/v1/export/*");
        door.guard(router, Right.ASK, "/library");
        door.guard(router, Right.LOG, "/v1/answers");
        door.guard(router, Right.OPERATE, "/operation");
        door.guard(router, Right.FEED, "/feed/v1/*");
    }

    /** Whoever reads two logs finds the same request in both; an id is never more than a word. */
    private static void echoRequestId(RoutingContext ctx) {
        String id = ctx.request().getHeader("X-Request-ID");
        if (id != null && REQUEST_ID.matcher(id).matches()) {
            ctx.response().putHeader("X-Request-ID", id);
        }
        ctx.next();
    }

    /** The port of Envoy's external authorization. */
    int grpcPort() {
        if (grpc == null) {
            throw new IllegalStateException("EVENHAND_EDGE_GRPC_PORT is off");
        }
        return grpc.port();
    }

    private static void failed(RoutingContext ctx) {
        if (ctx.failure() != null && ctx.statusCode() >= 500) {
            LOG.error("a request failed", ctx.failure());
        }
        if (!ctx.response().headWritten()) {
            int status = ctx.statusCode() < 400 ? 500 : ctx.statusCode();
            Problem.of(status, status == 413 ? "the body is too large" : "this request failed")
                    .send(ctx);
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // the same process has it
        }
        channel.close();
        throw new IOException("another edge uses the folder EVENHAND_EDGE_DIR names");
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (server != null) {
            quietly(server.close());
        }
        if (grpc != null) {
            grpc.close();
        }
        heads.close();
        follower.close();
        workshop.close();
        courier.close();
        source.close();
        if (metricsServer != null) {
            metricsServer.close();
        }
        quietly(vertx.close());
        sessions.close();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("the folder's lock could not be released", e);
        }
    }

    private static void quietly(Future<?> closing) {
        try {
            closing.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(3, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            LOG.warn("something did not close in time");
        }
    }
}

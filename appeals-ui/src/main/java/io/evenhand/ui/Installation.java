// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.asn.dataset.DatasetWatch;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.DeadlineWatch;
import io.evenhand.enforcement.attachment.FileVault;
import io.evenhand.enforcement.decide.AssessmentConsumer;
import io.evenhand.enforcement.decide.AssessmentIntake;
import io.evenhand.enforcement.decide.Backlog;
import io.evenhand.enforcement.decide.ContextConsumer;
import io.evenhand.enforcement.decide.OutboxRelay;
import io.evenhand.enforcement.feed.Acks;
import io.evenhand.enforcement.feed.FeedKeys;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.feed.FeedSettings;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.notice.NoticeLinks;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.Seal;
import io.evenhand.enforcement.rulebook.Workshop;
import io.evenhand.ui.api.Heads;
import io.evenhand.ui.publication.ErrorPages;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.view.Attribution;
import io.evenhand.ui.whatif.RuleDesks;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All parts of casework put together. They start in an order in which each finds what it needs, and stop in the opposite one. */
final class Installation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    private final Backroom back;
    private final AssessmentIntake intake;
    private final ContextConsumer contexts;
    private final OutboxRelay relay;
    private final People people;
    private final DeadlineWatch deadlines;
    private final CollectorRegistry registry;
    private final CaseworkMetrics metrics;
    private final Javalin web;
    private @Nullable HTTPServer metricsServer;
    private boolean closed;

    /**
     * @param ledger closed together with the rest
     * @param registry where everything that is counted can be read
     */
    Installation(Settings settings, Ledger ledger, Workshop workshop, Clock clock, CollectorRegistry registry)
            throws IOException {
        this.registry = registry;
        metrics = new CaseworkMetrics(registry);
        if (settings.name() != null) {
            ledger.share();
        }
        Seal seal = new Seal(FeedKeys.loadOrCreate(settings.secrets().rulesetKey()));
        Rulebook rulebook = new Rulebook(ledger, workshop, seal, clock);
        intake = new AssessmentIntake(ledger, rulebook, clock);
        back = backroom(settings, ledger, rulebook, clock);
        contexts = new ContextConsumer(settings.log(), ledger);
        relay = new OutboxRelay(settings.log(), ledger);
        people = people();
        deadlines = new DeadlineWatch(ledger, clock);
        Attribution.follow(back.dataset()::manifest);
        ErrorPages errors = new ErrorPages(new Languages(settings.isSecure()));
        web = new Web(new Assembly(back, people, metrics).routes(), metrics::answered, settings.proxy(), errors)
                .create(settings.bind(), settings.port());
    }

    private Backroom backroom(Settings settings, Ledger ledger, Rulebook rulebook, Clock clock) throws IOException {
        SecretFiles secrets = settings.secrets();
        NoticeLinks links = new NoticeLinks(secrets.readLinkKey(), settings.publicUrl());
        FeedSettings feed = FeedSettings.defaults(settings.feedDir(), FeedKeys.loadOrCreate(secrets.feedKey()))
                .with(System.getenv("EVENHAND_FEED_WHEN_STALE"));
        FileVault vault = new FileVault(secrets.readFileKey());
        return new Backroom(
                settings,
                clock,
                ledger,
                links,
                rulebook,
                RuleDesks.of(ledger, rulebook, clock),
                new FeedPublisher(ledger, links, feed, clock),
                new Heads(),
                new Acks(ledger, clock),
                new AssessmentConsumer(settings.log(), ledger, intake, settings.name()),
                new Backlog(settings.log(), ledger),
                vault,
                new AppealDesk(ledger, links, vault, clock),
                DatasetWatch.open(table(), clock, LOG::info));
    }

    private static @Nullable Path table() {
        String table = System.getenv("EVENHAND_ASN_TABLE");
        return table == null || table.isEmpty() ? null : Environment.path("EVENHAND_ASN_TABLE", table);
    }

    private People people() throws IOException {
        Transparency transparency = Transparency.from(System.getenv(), back.ledger(), back.clock());
        return new People(
                back.ledger(),
                back.feed(),
                back.settings().log(),
                Post.from(System.getenv()),
                back.settings().secrets().readLinkKey(),
                back.links(),
                transparency == null ? List.of() : List.of(transparency.chore()),
                back.appeals()::content,
                back.settings().publicUrl(),
                back.clock());
    }

    /** Starts the workers, then the servers. */
    void start() throws IOException {
        back.forgetConnections();
        back.feed().onAnnounce(rev -> back.heads().announce());
        back.feed().start();
        back.consumer().start();
        contexts.start();
        relay.start();
        people.start();
        deadlines.start();
        back.dataset().start();
        web.start();
        DefaultExports.register(registry);
        watch();
        Settings settings = back.settings();
        metricsServer = new HTTPServer(new InetSocketAddress(settings.bind(), settings.metricsPort()), registry, true);
    }

    private void watch() {
        metrics.watch("evenhand_casework_feed_revision", "The newest announced revision.", back.feed()::head);
        metrics.watch(
                "evenhand_casework_statements",
                "Questions asked of the database since the start.",
                back.ledger()::statements);
        metrics.watch("evenhand_casework_breakers_open", "Breakers that nobody has released.", back::openBreakers);
        metrics.watch("evenhand_casework_edges_connected", "Edges that follow announcements.", back::connectedEdges);
        DatasetWatch dataset = back.dataset();
        metrics.watch("evenhand_asn_dataset_age_seconds", "Age of the data about networks.", dataset::ageSeconds);
        metrics.watch("evenhand_asn_dataset_ranges", "Ranges that the data about networks knows.", dataset::ranges);
        metrics.watch(
                "evenhand_asn_dataset_failures",
                "Looks at newer data about networks that failed since the start.",
                dataset::failures);
    }

    /** Where assessments are handled, whoever brings them. */
    AssessmentIntake intake() {
        return intake;
    }

    int port() {
        return web.port();
    }

    /** Every address that answers, as {@code GET /path}. */
    List<String> addresses() {
        return web.unsafe.internalRouter.allHttpHandlers().stream()
                .map(each -> each.endpoint)
                .filter(each -> each.method.equals(HandlerType.GET) || each.method.equals(HandlerType.POST))
                .map(each -> each.method.name() + " " + each.path)
                .sorted()
                .toList();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        LOG.info("casework stops");
        back.heads().stop();
        quietly("the web server", web::stop);
        quietly("the consumer of assessments", back.consumer()::close);
        quietly("the consumer of contexts", contexts::close);
        quietly("the housekeeping", people::close);
        quietly("the sender of interventions", relay::close);
        quietly("the watch over clocks", deadlines::close);
        quietly("the watch over data", back.dataset()::close);
        quietly("the feed", back.feed()::close);
        quietly("the ledger", back.ledger()::close);
        HTTPServer server = metricsServer;
        if (server != null) {
            server.close();
        }
        LOG.info("casework has stopped");
    }

    private static void quietly(String part, Runnable close) {
        try {
            close.run();
        } catch (RuntimeException e) {
            LOG.warn("{} did not stop in order", part, e);
        }
    }
}

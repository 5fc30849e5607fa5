// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.asn.dataset.DatasetWatch;
import io.evenhand.asn.table.Provenance;
import io.evenhand.enforcement.allowlist.Allowlist;
import io.evenhand.enforcement.allowlist.MigrationHolds;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.AppealDrafts;
import io.evenhand.enforcement.appeal.DeadlineWatch;
import io.evenhand.enforcement.appeal.ReviewDesk;
import io.evenhand.enforcement.attachment.FileVault;
import io.evenhand.enforcement.caseload.Batches;
import io.evenhand.enforcement.caseload.CaseSearch;
import io.evenhand.enforcement.caseload.Workload;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.CaseRoom;
import io.evenhand.enforcement.decide.AssessmentConsumer;
import io.evenhand.enforcement.decide.AssessmentIntake;
import io.evenhand.enforcement.decide.Backlog;
import io.evenhand.enforcement.decide.ContextConsumer;
import io.evenhand.enforcement.decide.OutboxRelay;
import io.evenhand.enforcement.evidence.AnnexDesk;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.feed.Acks;
import io.evenhand.enforcement.feed.EdgeState;
import io.evenhand.enforcement.feed.FeedFiles;
import io.evenhand.enforcement.feed.FeedKeys;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.feed.FeedSettings;
import io.evenhand.enforcement.feed.Pinned;
import io.evenhand.enforcement.identity.SecondFactors;
import io.evenhand.enforcement.identity.Staff;
import io.evenhand.enforcement.ladder.LadderDesk;
import io.evenhand.enforcement.ladder.Responses;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.network.BlanketBan;
import io.evenhand.enforcement.notice.NoticeLinks;
import io.evenhand.enforcement.notice.Notices;
import io.evenhand.enforcement.number.Numbers;
import io.evenhand.enforcement.policy.PolicyDesk;
import io.evenhand.enforcement.privacy.Contacts;
import io.evenhand.enforcement.privacy.PersonDoor;
import io.evenhand.enforcement.privacy.PersonLinks;
import io.evenhand.enforcement.redress.CaseBundles;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.Seal;
import io.evenhand.enforcement.rulebook.Workshop;
import io.evenhand.enforcement.transparency.ReleaseDesk;
import io.evenhand.enforcement.trial.WhatWouldChange;
import io.evenhand.ui.api.AppealEndpoints;
import io.evenhand.ui.api.AuditEndpoints;
import io.evenhand.ui.api.CaseEndpoints;
import io.evenhand.ui.api.EdgeDoor;
import io.evenhand.ui.api.FeedEndpoints;
import io.evenhand.ui.api.FeedEvents;
import io.evenhand.ui.api.Heads;
import io.evenhand.ui.api.HealthEndpoints;
import io.evenhand.ui.api.HolderEndpoints;
import io.evenhand.ui.api.LadderEndpoints;
import io.evenhand.ui.api.NumbersEndpoints;
import io.evenhand.ui.api.OperatorEndpoints;
import io.evenhand.ui.api.RulesEndpoints;
import io.evenhand.ui.api.StaffEntrance;
import io.evenhand.ui.api.StaffRoom;
import io.evenhand.ui.appellant.AppealSteps;
import io.evenhand.ui.appellant.NoticeFiles;
import io.evenhand.ui.appellant.NoticePages;
import io.evenhand.ui.appellant.Proofs;
import io.evenhand.ui.appellant.ShownPages;
import io.evenhand.ui.appellant.StatusPages;
import io.evenhand.ui.appellant.Visits;
import io.evenhand.ui.network.NetworkPages;
import io.evenhand.ui.network.NetworkRoom;
import io.evenhand.ui.notification.NotificationPages;
import io.evenhand.ui.oversight.OfficerPages;
import io.evenhand.ui.oversight.ProgramPages;
import io.evenhand.ui.policy.PolicyDeskPages;
import io.evenhand.ui.policy.PolicyPages;
import io.evenhand.ui.policy.TermsPages;
import io.evenhand.ui.publication.ErrorPages;
import io.evenhand.ui.publication.NumberPages;
import io.evenhand.ui.publication.PrivacyPages;
import io.evenhand.ui.publication.PublicPages;
import io.evenhand.ui.publication.ReportPages;
import io.evenhand.ui.review.AccountPages;
import io.evenhand.ui.review.AppealPages;
import io.evenhand.ui.review.BatchPages;
import io.evenhand.ui.review.CasePages;
import io.evenhand.ui.review.EvidencePages;
import io.evenhand.ui.review.MeasurePages;
import io.evenhand.ui.review.SearchPages;
import io.evenhand.ui.review.WorkPages;
import io.evenhand.ui.session.Doorkeeper;
import io.evenhand.ui.session.FormProof;
import io.evenhand.ui.session.Forms;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.HolderEntrance;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.session.SessionShelf;
import io.evenhand.ui.session.Sessions;
import io.evenhand.ui.session.SignInRoutes;
import io.evenhand.ui.session.SignInThrottle;
import io.evenhand.ui.session.StaffDoor;
import io.evenhand.ui.view.Attribution;
import io.evenhand.ui.whatif.BlanketBanPages;
import io.evenhand.ui.whatif.RuleDesks;
import io.evenhand.ui.whatif.RulesPages;
import io.evenhand.ui.whatif.VersionPages;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All parts of casework put together. They start in an order in which each finds what it needs, and stop in the opposite one. */
final class Installation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    private final Settings settings;
    private final Clock clock;
    private final Ledger ledger;
    private final NoticeLinks links;
    private final FeedPublisher feed;
    private final Rulebook rulebook;
    private final RuleDesks rules;
    private final AssessmentIntake intake;
    private final AssessmentConsumer consumer;
    private final ContextConsumer contexts;
    private final Backlog backlog;
    private final OutboxRelay relay;
    private final Acks acks;
    private final FileVault vault;
    private final AppealDesk appeals;
    private final People people;
    private final DeadlineWatch deadlines;
    private final DatasetWatch dataset;
    private final Heads heads = new Heads();
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
        this.settings = settings;
        this.clock = clock;
        this.ledger = ledger;
        if (settings.name() != null) {
            ledger.share();
        }
        links = new NoticeLinks(linkKey(settings), settings.publicUrl());
        feed = new FeedPublisher(
                ledger,
                links,
                FeedSettings.defaults(settings.feedDir(), FeedKeys.loadOrCreate(settings.feedKey()))
                        .with(System.getenv("EVENHAND_FEED_WHEN_STALE")),
                clock);
        backlog = new Backlog(settings.kafka(), ledger);
        rulebook = new Rulebook(ledger, workshop, new Seal(FeedKeys.loadOrCreate(settings.rulesetKey())), clock);
        rules = RuleDesks.of(ledger, rulebook, clock);
        intake = new AssessmentIntake(ledger, rulebook, clock);
        consumer = new AssessmentConsumer(settings.kafka(), ledger, intake, settings.name());
        contexts = new ContextConsumer(settings.kafka(), ledger);
        relay = new OutboxRelay(settings.kafka(), ledger);
        acks = new Acks(ledger, clock);
        vault = new FileVault(fileKey(settings));
        appeals = new AppealDesk(ledger, links, vault, clock);
        Transparency transparency = Transparency.from(System.getenv(), ledger, clock);
        people = new People(
                ledger,
                feed,
                settings.kafka(),
                Post.from(System.getenv()),
                linkKey(settings),
                links,
                transparency == null ? List.of() : List.of(transparency.chore()),
                appeals::content,
                settings.publicUrl(),
                clock);
        deadlines = new DeadlineWatch(ledger, clock);
        dataset = DatasetWatch.open(table(), clock, LOG::info);
        Attribution.follow(dataset::manifest);
        ErrorPages errors = new ErrorPages(new Languages(settings.isSecure()));
        web = new Web(routes(), metrics::answered, settings.proxy(), errors).create(settings.bind(), settings.port());
    }

    /** Starts the workers, then the servers. */
    void start() throws IOException {
        forgetConnections();
        feed.onAnnounce(rev -> heads.announce());
        feed.start();
        consumer.start();
        contexts.start();
        relay.start();
        people.start();
        deadlines.start();
        dataset.start();
        web.start();
        DefaultExports.register(registry);
        metrics.watch("evenhand_casework_feed_revision", "The newest announced revision.", feed::head);
        metrics.watch(
                "evenhand_casework_statements", "Questions asked of the database since the start.", ledger::statements);
        metrics.watch("evenhand_casework_breakers_open", "Breakers that nobody has released.", this::breakers);
        metrics.watch("evenhand_casework_edges_connected", "Edges that follow announcements.", this::connected);
        metrics.watch("evenhand_asn_dataset_age_seconds", "Age of the data about networks.", dataset::ageSeconds);
        metrics.watch("evenhand_asn_dataset_ranges", "Ranges that the data about networks knows.", dataset::ranges);
        metrics.watch(
                "evenhand_asn_dataset_failures",
                "Looks at newer data about networks that failed since the start.",
                dataset::failures);
        metricsServer = new HTTPServer(new InetSocketAddress(settings.bind(), settings.metricsPort()), registry, true);
    }

    private static @Nullable Path table() {
        String table = System.getenv("EVENHAND_ASN_TABLE");
        return table == null || table.isEmpty() ? null : Path.of(table);
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
        heads.stop();
        quietly("the web server", web::stop);
        quietly("the consumer of assessments", consumer::close);
        quietly("the consumer of contexts", contexts::close);
        quietly("the housekeeping", people::close);
        quietly("the sender of interventions", relay::close);
        quietly("the watch over clocks", deadlines::close);
        quietly("the watch over data", dataset::close);
        quietly("the feed", feed::close);
        quietly("the ledger", ledger::close);
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

    private Web.Routes routes() throws IOException {
        Guard guard = new Guard(new Sessions(SessionShelf.in(ledger), clock), settings.isSecure());
        Forms forms = new Forms(FormProof.of(linkKey(settings)), settings.isSecure());
        Notices notices = new Notices(ledger, links, clock);
        CaseDesk cases = new CaseDesk(ledger, links, clock);
        ReviewDesk reviews = new ReviewDesk(ledger, links, clock);
        Languages languages = new Languages(settings.isSecure());
        Visits visits = new Visits(notices, languages);
        CaseBundles bundles = new CaseBundles(ledger, links, appeals, clock);
        Staff staff = staff();
        SecondFactors factors = new SecondFactors(ledger, key(settings.staffKey(), "the key of second factors"), clock);
        Doorkeeper keeper = new Doorkeeper(staff, factors, new SignInThrottle(clock));
        StaffDoor door = new StaffDoor(keeper);
        PersonDoor person = new PersonDoor(ledger, links, new PersonLinks(linkKey(settings)), settings.mails(), clock);
        HolderEntrance entrance = new HolderEntrance(person, clock);
        People.Rooms rooms = people.rooms(door, entrance);
        Proofs proofs = new Proofs(entrance, languages, forms);
        EdgeDoor edges = edges();
        OperatorEndpoints operator = new OperatorEndpoints(
                operatorToken(settings), cases, acks, people.access(), feed::head, backlog::count);
        NetworkPages networks = NetworkRoom.open(System.getenv(), dataset, guard, ledger, clock);
        return new Web.Routes(
                new PublicPages(languages),
                new NumberPages(new Numbers(ledger), languages, clock),
                new PrivacyPages(languages),
                new ReportPages(new EvidenceDesk(ledger, clock), forms, languages, new SignInThrottle(clock)),
                new HealthEndpoints(needed(), this::notes),
                new SignInRoutes(
                        settings.signIn(),
                        guard,
                        forms,
                        languages,
                        keeper,
                        staff,
                        factors,
                        settings.publicUrl(),
                        clock,
                        metrics::signInFailed),
                new ShownPages(person, proofs),
                new NoticePages(
                        visits,
                        appeals,
                        new Responses(ledger, links, clock),
                        new WhatWouldChange(ledger, rulebook),
                        forms,
                        clock),
                new AppealSteps(
                        visits, new AppealDrafts(ledger, links, vault, appeals, clock), forms, metrics::appealFiled),
                new StatusPages(visits, appeals, reviews, forms),
                new AppealPages(
                        guard, appeals, reviews, cases, notices, new Contacts(ledger, clock), clock, people.access()),
                new AccountPages(
                        guard,
                        cases,
                        new CaseRoom(ledger, links, clock),
                        new Allowlist(ledger, clock),
                        new MigrationHolds(ledger, clock),
                        clock,
                        people.access()),
                new FeedEndpoints(new FeedFiles(settings.feedDir()), acks, edges),
                new FeedEvents(heads, feed::head, acks, edges, Web.FOLLOWERS_MAX),
                operator,
                new RulesPages(guard, rules),
                networks,
                new VersionPages(guard, rules, people.access()),
                new RulesEndpoints(rules, operator, door, people.access()),
                rooms.programs(),
                people.pages(rooms, languages, forms, cases, notices, metrics::pageUsed, settings.isSecure()),
                new NumbersEndpoints(new Numbers(ledger), clock),
                new CaseRoutes(
                        new StaffEntrance(operator, new StaffRoom(door)),
                        new CaseEndpoints(bundles, new ReleaseDesk(ledger, clock), people.access()),
                        new LadderEndpoints(
                                cases,
                                new CaseRoom(ledger, links, clock),
                                new LadderDesk(ledger, clock),
                                new EvidenceDesk(ledger, clock),
                                people.access()),
                        new AppealEndpoints(appeals, reviews, people.access()),
                        new HolderEndpoints(
                                notices, new Responses(ledger, links, clock), appeals, reviews, metrics::appealFiled),
                        new NoticeFiles(visits, bundles, person, proofs),
                        new AuditEndpoints(ledger)),
                desk(guard, cases, notices),
                policy(guard, forms, languages),
                new NotificationPages(guard, people.notifications()),
                new OfficerPages(guard, people.access(), new AnnexDesk(ledger, vault, clock), ledger),
                new ProgramPages(
                        guard,
                        needed(),
                        acks,
                        new ProgramPages.Figures(feed::head, backlog::count, feed::held, feed::pinned, this::datasets),
                        clock),
                new BlanketBanPages(
                        guard,
                        new BlanketBan(
                                ledger, () -> dataset.networks().edition().table(), clock),
                        () -> dataset.networks().edition().provenance().attribution()));
    }

    private DeskRoutes desk(Guard guard, CaseDesk cases, Notices notices) {
        CaseRoom room = new CaseRoom(ledger, links, clock);
        CasePages.Desks desks = new CasePages.Desks(cases, room, new LadderDesk(ledger, clock));
        return new DeskRoutes(
                new CasePages(guard, desks, notices, feed, clock, people.access()),
                new MeasurePages(guard, desks, people.access()),
                new EvidencePages(
                        guard,
                        room,
                        new EvidenceDesk(ledger, clock),
                        new AnnexDesk(ledger, vault, clock),
                        people.access()),
                new SearchPages(guard, new CaseSearch(ledger, clock), clock),
                new BatchPages(guard, new Batches(ledger, new SecureRandom(), clock), room, clock),
                new WorkPages(guard, new Workload(ledger, clock)));
    }

    /** What whoever asks whether casework is ready should know. */
    private List<String> notes() {
        Pinned pinned = feed.pinned();
        return pinned == null
                ? List.of()
                : List.of("the feed is pinned at revision " + pinned.rev() + " until " + pinned.until());
    }

    private Map<String, BooleanSupplier> needed() {
        return Map.of("the database", ledger::isReady, "the log", consumer::isReady);
    }

    private List<ProgramPages.Dataset> datasets() {
        Provenance from = dataset.networks().edition().provenance();
        return List.of(new ProgramPages.Dataset(from.source(), from.version(), from.fetchedAt()));
    }

    private PolicyRoutes policy(Guard guard, Forms forms, Languages languages) {
        PolicyDesk desk = new PolicyDesk(ledger, clock);
        return new PolicyRoutes(
                new PolicyPages(desk, languages, forms, new SignInThrottle(clock)),
                new TermsPages(desk, languages, clock),
                new PolicyDeskPages(guard, desk, clock),
                settings.publicUrl());
    }

    private EdgeDoor edges() throws IOException {
        Map<String, String> tokens = EdgeDoor.read(settings.edgeTokens());
        if (settings.isReachable() && tokens.isEmpty()) {
            LOG.warn("other machines can reach casework and no edge has a token: no edge can read the feed");
        }
        return new EdgeDoor(tokens, settings.isReachable());
    }

    private Staff staff() throws IOException {
        Staff staff = new Staff(ledger, clock);
        if (Files.exists(settings.staff())) {
            staff.upsert(Staff.read(settings.staff()));
        } else {
            LOG.warn("there is no staff file: nobody new can sign in");
        }
        return staff;
    }

    /** A program that was killed could not say goodbye for its edges; those that are still there come back. */
    private void forgetConnections() {
        if (!ledger.leads()) {
            return;
        }
        acks.edges().stream().filter(EdgeState::connected).map(EdgeState::edge).forEach(acks::disconnected);
    }

    private long breakers() {
        return rules.breakers().open().size();
    }

    private long connected() {
        return acks.edges().stream().filter(EdgeState::connected).count();
    }

    private static byte[] linkKey(Settings settings) throws IOException {
        return key(settings.linkKey(), "the key of notice links");
    }

    private static byte[] fileKey(Settings settings) throws IOException {
        return key(settings.fileKey(), "the key of files handed in");
    }

    private static byte[] key(Path file, String role) throws IOException {
        String key = Secrets.readOrMake(file, role);
        try {
            return HexFormat.of().parseHex(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(role + " is not hexadecimal", e);
        }
    }

    private static String operatorToken(Settings settings) throws IOException {
        return Secrets.readOrMake(settings.operatorToken(), "the operator's token");
    }
}

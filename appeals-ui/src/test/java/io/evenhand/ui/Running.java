// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.audit.ActSeal;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.attachment.FileVault;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.Overview;
import io.evenhand.enforcement.decide.Handled;
import io.evenhand.enforcement.feed.FeedKeys;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LedgerSettings;
import io.evenhand.enforcement.notice.NoticeLinks;
import io.evenhand.enforcement.privacy.PersonLinks;
import io.evenhand.enforcement.rulebook.RulesWorkshop;
import io.evenhand.enforcement.trial.Traits;
import io.prometheus.client.CollectorRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Casework as it runs, with a real database and without a log: assessments are handed in by the test. */
final class Running implements AutoCloseable {
    static final String TOKEN = "operator-token-of-the-test";
    /** What the edge named edge-1 shows at the feed. */
    static final String EDGE_TOKEN = "edge-1-token-of-the-test";

    static final String STAFF = """
        # name role password
        ann analyst ann-password-1
        bea analyst bea-password-2
        lee lead lee-password-3
        odo operator odo-password-4
        pia policy_author pia-password-5
        max admin max-password-6
        kim lead kim-password-7
        dan dpo dan-password-8
        sue second_reviewer sue-password-9
        amy appeal_reviewer amy-password-10
        """;

    private static final RulesWorkshop WORKSHOP = workshop();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Ledger ledger;
    private final Installation installation;
    private final Settings settings;
    private final CollectorRegistry registry = new CollectorRegistry(true);

    private Running(Settings settings, Clock clock) throws IOException {
        this.settings = settings;
        ledger = LedgerDoor.open(settings);
        installation = new Installation(settings, ledger, WORKSHOP, clock, registry);
        installation.start();
    }

    static Running start(Path dir) {
        return start(dir, Map.of());
    }

    /** With more settings, or others. */
    static Running start(Path dir, Map<String, String> more) {
        return start(dir, more, Clock.systemUTC());
    }

    /** With another clock, for tests that look at what is shown. */
    static Running start(Path dir, Map<String, String> more, Clock clock) {
        try {
            Map<String, String> env = new HashMap<>(environment(dir, 0, 0));
            env.putAll(more);
            return new Running(Settings.from(env), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of a fresh installation in a folder, with its secrets, a database of its own and no log. */
    static Map<String, String> environment(Path dir, int port, int metricsPort) throws IOException {
        Path secrets = Files.createDirectories(dir.resolve("secrets"));
        Files.writeString(secrets.resolve("pg-password"), "postgres\n");
        Files.writeString(secrets.resolve("operator-token"), TOKEN + "\n");
        Files.writeString(secrets.resolve("staff"), STAFF);
        Files.writeString(
                secrets.resolve("edge-tokens"), "edge-1 " + EDGE_TOKEN + "\nedge-2 edge-2-token-of-the-test\n");
        return Map.of(
                "EVENHAND_VAR",
                dir.toString(),
                "EVENHAND_CASEWORK_PORT",
                Integer.toString(port),
                "EVENHAND_METRICS_PORT",
                Integer.toString(metricsPort),
                "EVENHAND_PUBLIC_URL",
                "http://casework.test",
                // it is named so that account holders are asked for codes; tests look the codes up instead
                "EVENHAND_SMTP",
                "127.0.0.1:9",
                "EVENHAND_SMTP_FROM",
                "evenhand@casework.test",
                // nothing listens there: the log is down for as long as the test lasts
                "EVENHAND_KAFKA",
                "127.0.0.1:9",
                "EVENHAND_PG_URL",
                Database.fresh(),
                "EVENHAND_PG_USER",
                "postgres");
    }

    private static RulesWorkshop workshop() {
        try {
            return RulesWorkshop.with(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + installation.port() + path);
    }

    /** The path of an address that the program gave out under its public name. */
    static String path(String link) {
        return link.substring("http://casework.test".length());
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    Handled assess(Assessment assessment) {
        return installation.intake().handle(assessment);
    }

    /** The desk where appeals are decided, for tests that are about what follows. */
    AppealDesk appeals() {
        return new AppealDesk(
                ledger, links(), new FileVault(key(settings.secrets().fileKey())), Clock.systemUTC());
    }

    /** The appeal that waits the longest. */
    String oldestAppeal() {
        return appeals().queue(new StaffMember("ann", Role.ANALYST)).get(0).id().value();
    }

    /** What another program tells about accounts. */
    void tell(String... lines) throws MalformedJsonException {
        new Traits(ledger, Clock.systemUTC()).take(List.of(lines), "test");
    }

    /** Trips a breaker of the version that came with the program. */
    void trip() {
        ledger.run(books -> books.breakers()
                .trip(BreakerRow.tripped(
                        WORKSHOP.deployed().hash(),
                        "limit-rhythm-and-links",
                        BreakerRow.Kind.OVERTURNED,
                        new BreakerRow.Count(3, 20, 0.1, 0.03, 0.38),
                        "3 of 20 decided appeals were won (15 %; 95 % Clopper-Pearson 3 to 38 %); at most 10 % may be",
                        now())));
    }

    /** The code that an account holder would find in their mail. */
    String code(String account) {
        return new PersonLinks(key(settings.secrets().linkKey())).code(new AccountId(account), Instant.now());
    }

    /** Every address that answers. */
    List<String> addresses() {
        return installation.addresses();
    }

    /** The sum of a counter over its labels. */
    double metric(String name) {
        return Collections.list(registry.metricFamilySamples()).stream()
                .flatMap(family -> family.samples.stream())
                .filter(sample -> sample.name.equals(name))
                .mapToDouble(sample -> sample.value)
                .sum();
    }

    /** The path of the address that a denial of an account shows. */
    String shown(String account) {
        return ledger.inTransaction(books -> path(links().shown(books.decisions()
                .of(new AccountId(account), now())
                .get(0)
                .decision())));
    }

    /** Remembers where an account holder is reached by e-mail. */
    void reach(String account, String mail) {
        ledger.run(books -> books.messages().reach(new AccountId(account), "en", mail, null, now()));
    }

    /** How many audit rows there are of an act. */
    long audited(String act) {
        long[] count = new long[1];
        ledger.read(books -> count[0] = books.audit().count(act));
        return count[0];
    }

    Ledger ledger() {
        return ledger;
    }

    /** The path of the notice of an account's newest decision. */
    String notice(String account) {
        return ledger.inTransaction(books -> path(links().link(books.decisions()
                .of(new AccountId(account), now())
                .get(0)
                .decision())));
    }

    /** The newest case about an account. */
    String caseOf(String account) {
        return ledger.inTransaction(
                books -> books.cases().of(new AccountId(account)).get(0).id().value());
    }

    /** How many looks at an account are noted. */
    int looks(String account) {
        return ledger.inTransaction(
                books -> books.privacy().views(new AccountId(account)).size());
    }

    Overview overview() {
        return new CaseDesk(ledger, links(), Clock.systemUTC()).overview();
    }

    private NoticeLinks links() {
        return new NoticeLinks(key(settings.secrets().linkKey()), settings.publicUrl());
    }

    private static byte[] key(Path file) {
        try {
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Limits the account through the rules and returns the path of its notice. */
    String limited(String account) {
        Handled handled = assess(Sample.strong(account, now()));
        if (handled != Handled.LIMITED) {
            throw new IllegalStateException("the sample was not limited but " + handled);
        }
        return overview().restrictions().stream()
                .filter(each -> each.account().value().equals(account))
                .map(each -> path(each.noticeLink()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        installation.close();
    }

    /** One PostgreSQL for all tests of this process. */
    private static final class Database {
        private static final String TEMPLATE = "migrated";
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
                migrate(postgres);
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The schema is made once, and every installation of a test begins with a copy of it. */
        private static void migrate(EmbeddedPostgres postgres) throws IOException, SQLException {
            execute(postgres, "create database " + TEMPLATE);
            Path key = Files.createTempDirectory("evenhand-template").resolve("audit-key");
            Ledger.open(
                            new LedgerSettings(url(postgres, TEMPLATE), "postgres", "postgres", 2),
                            new ActSeal(FeedKeys.loadOrCreate(key)))
                    .close();
        }

        private static void close(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String fresh() {
            String name = "casework_" + DATABASES.incrementAndGet();
            try {
                execute(POSTGRES, "create database " + name + " template " + TEMPLATE);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return url(POSTGRES, name);
        }

        private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private static String url(EmbeddedPostgres postgres, String database) {
            return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
        }
    }
}

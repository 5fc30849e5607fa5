// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.bench.program.Children;
import io.evenhand.bench.program.Options;
import io.evenhand.bench.results.Sheet;
import io.evenhand.contract.audit.ActSeal;
import io.evenhand.enforcement.decide.AssessmentIntake;
import io.evenhand.enforcement.feed.FeedKeys;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.RulesWorkshop;
import io.evenhand.enforcement.rulebook.Seal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Q25: how long an analyst's browser waits for a page of the desk among 200,000 cases, and how many bytes come. The program
 * runs as it is shipped, as a process of its own; the times are those from a request to the last byte of its answer.
 */
public final class DeskBenchmark {
    /** Nothing of the desk needs a log. */
    private static final String NO_KAFKA = "127.0.0.1:9";

    private static final long SEED = 20261127;
    private static final int ASKED = 400;
    private static final double WANTED_MILLIS = 50;
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final Sheet sheet = Sheet.of("Q25");
    private final URI desk;
    private final List<String> cases;

    private DeskBenchmark(URI desk, List<String> cases) {
        this.desk = desk;
        this.cases = List.copyOf(cases);
    }

    /** {@code [--cases 200000] [--accounts 1000000] [--out target/desk]}. */
    public static void main(String[] arguments) throws Exception {
        Options given = Options.orExit(arguments, List.of("--cases", "--accounts", "--out"));
        int cases = given.number("--cases", 200_000);
        int accounts = given.number("--accounts", 1_000_000);
        Path folder = Path.of(given.text("--out", "target/desk"));
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("staff"), "ann analyst ann-of-the-benchmark\n");
        Files.writeString(secrets.resolve("edge-tokens"), "edge-1 token-of-the-benchmark\n");
        try (Server server = Server.start(folder)) {
            System.out.println("java " + System.getProperty("java.version") + ", commit "
                    + System.getProperty("evenhand.commit", "unknown") + ", "
                    + Runtime.getRuntime().availableProcessors() + " processors, load "
                    + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            fill(server, secrets, cases, accounts);
            List<String> kept = kept(server);
            int port = Children.freePort();
            Process casework = CaseworkProcess.start(server, folder, port, NO_KAFKA, "512m");
            try {
                new DeskBenchmark(URI.create("http://127.0.0.1:" + port), kept).run();
            } finally {
                Children.end(casework, Duration.ofSeconds(30));
            }
        }
    }

    private static void fill(Server server, Path secrets, int cases, int accounts) throws Exception {
        Clock clock = Clock.systemUTC();
        ActSeal seal = new ActSeal(FeedKeys.loadOrCreate(secrets.resolve("audit-key")));
        try (Ledger ledger = server.ledger(seal)) {
            Seal rules = new Seal(FeedKeys.loadOrCreate(secrets.resolve("ruleset-key")));
            Rulebook rulebook = new Rulebook(ledger, RulesWorkshop.with(null), rules, clock);
            AssessmentIntake intake = new AssessmentIntake(ledger, rulebook, clock);
            Town.build(server, intake, cases, clock.instant());
            Town.others(server, intake, Math.max(0, accounts - cases), clock.instant());
        }
        System.out.printf(Locale.ROOT, "%,d accounts, %,d cases%n", Math.max(accounts, cases), cases);
    }

    /** Cases that the program does not forget while it is measured: what is open, and what a decision rests on. */
    private static List<String> kept(Server server) throws SQLException {
        List<String> kept = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select id from cases c where opened_at > now() - interval '600 days' "
                                + "and (state = 'OPEN' or exists (select from decisions d where d.case_id = c.id)) "
                                + "order by md5(id) limit 1000")) {
            while (rows.next()) {
                kept.add(rows.getString("id"));
            }
        }
        return kept;
    }

    private void run() throws Exception {
        signIn();
        Random random = new Random(SEED);
        measure("the queue", each -> "/desk");
        measure("a case", each -> "/desk/cases/" + cases.get(random.nextInt(cases.size())));
        measure("a search", each -> "/desk/search?state=CLOSED&page=" + random.nextInt(20));
        measure("one's own work", each -> "/desk/work");
        sheet.write();
    }

    private void measure(String name, IntFunction<String> path) throws Exception {
        Timings timings = new Timings();
        List<Integer> sizes = new ArrayList<>();
        for (int each = 0; each < ASKED; each++) {
            HttpRequest request = request(path.apply(each))
                    .header("Accept-Encoding", "gzip")
                    .GET()
                    .build();
            long from = System.nanoTime();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            timings.add(System.nanoTime() - from, each >= ASKED / 4);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
            }
            sizes.add(answer.body().length);
        }
        int largest = sizes.stream().mapToInt(Integer::intValue).max().orElseThrow();
        System.out.printf(Locale.ROOT, "%s, ms: %s; at most %,d bytes%n", name, timings, largest);
        sheet.ours(name + ", p50", timings.millis(0.5), "ms");
        sheet.ours(name + ", p95", timings.millis(0.95), "ms");
        if (name.equals("the queue") || name.equals("a case")) {
            sheet.atMost(WANTED_MILLIS);
        }
        sheet.ours(name + ", the largest", largest, "bytes");
    }

    private void signIn() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                String page = get("/sign-in");
                Matcher csrf = CSRF.matcher(page);
                if (csrf.find()) {
                    post(csrf.group(1));
                    return;
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
            Thread.sleep(200);
        }
    }

    private void post(String csrf) throws IOException, InterruptedException {
        Map<String, String> form =
                new HashMap<>(Map.of("csrf", csrf, "name", "ann", "password", "ann-of-the-benchmark", "next", "/desk"));
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(name)
                .append('=')
                .append(URLEncoder.encode(value, UTF_8))
                .append('&'));
        HttpRequest request = request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 303) {
            throw new IllegalStateException("sign-in answered " + status);
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(desk.resolve(path)).timeout(PATIENCE);
    }
}

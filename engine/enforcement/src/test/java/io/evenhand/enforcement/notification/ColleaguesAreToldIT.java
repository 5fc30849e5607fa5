// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.feed.Held;
import io.evenhand.enforcement.ledger.NotificationRow;
import io.evenhand.enforcement.ledger.NotificationRow.Share;
import io.evenhand.enforcement.message.Delivery;
import io.evenhand.enforcement.message.WebhookCarrier;
import io.evenhand.enforcement.outbound.Connector;
import io.evenhand.enforcement.outbound.Loopback;
import io.evenhand.enforcement.outbound.PinnedHttp;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Colleagues hear of what they asked for, once, where they want to, through the caller that reaches nothing inside. */
class ColleaguesAreToldIT {
    private static final String OK = "HTTP/1.1 204 No Content\r\n\r\n";
    private final Loopback network = new Loopback();
    private @Nullable Held held;

    private Herald herald(Office office) {
        PinnedHttp http = new PinnedHttp(network, Set.of(443, 80), Duration.ofSeconds(5), 1_024);
        return new Herald(office.ledger, null, new WebhookCarrier(http, new byte[32]), office.clock);
    }

    private Lookout lookout(Office office) {
        return new Lookout(office.ledger, () -> held, "https://desk.example", office.clock);
    }

    private static NotificationRow rule(String channel, String target, String onlyIf, EventKind... events) {
        return new NotificationRow(
                0,
                "a rule",
                channel,
                target,
                Arrays.stream(events).map(EventKind::name).toList(),
                onlyIf,
                "{what} ({kind}) {subject} {detail} {link}",
                true,
                Office.CLARA.name());
    }

    private static long save(Office office, NotificationRow rule) {
        return office.ledger.inTransaction(books -> books.notifications().save(rule, office.clock.instant()));
    }

    private void run(Office office) {
        lookout(office).run();
        herald(office).run();
    }

    @Test
    void aCaseAndAHeldRevisionAreToldOnceAndThePastNever() throws Exception {
        network.name("hooks.example", InetAddress.getByName("93.184.215.14"));
        try (Office office = new Office();
                Loopback.Server server = network.serve(OK)) {
            office.doubtful("acc-old");
            office.clock.move(Duration.ofMinutes(1));
            save(office, rule("SLACK", "http://hooks.example/T0/B0", "", EventKind.CASE_OPENED, EventKind.FEED_HELD));
            run(office);
            assertEquals(List.of(), server.requests(), "nobody is flooded with the past");
            office.clock.move(Duration.ofMinutes(1));
            office.doubtful("acc-2");
            held = new Held(120, 50, office.clock.instant());
            run(office);
            run(office);
            assertEquals(2, server.requests().size(), server.requests().toString());
            String all = server.requests().toString();
            assertTrue(all.contains("A case was opened (CASE_OPENED) case:"), all);
            assertTrue(all.contains("https://desk.example/desk/cases/"), all);
            assertTrue(all.contains("120 accounts, 50 allowed"), all);
            assertFalse(all.contains("acc-2"), "no account is named");
        }
    }

    /** As when casework is killed while it sends: what it had taken is not kept from whoever comes next. */
    @Test
    void whoeverDiesWhileSendingGivesItBackAtOnce() throws Exception {
        network.name("hooks.example", InetAddress.getByName("93.184.215.14"));
        Connector dying = new Connector() {
            @Override
            public List<InetAddress> resolve(String host) {
                throw new LinkageError("killed");
            }

            @Override
            public Socket connect(InetAddress address, int port, int timeoutMs) {
                throw new LinkageError("killed");
            }
        };
        try (Office office = new Office();
                Loopback.Server server = network.serve(OK)) {
            save(office, rule("SLACK", "http://hooks.example/T0/B0", "", EventKind.CASE_OPENED));
            run(office);
            office.clock.move(Duration.ofMinutes(1));
            office.doubtful("acc-2");
            lookout(office).run();
            PinnedHttp http = new PinnedHttp(dying, Set.of(443, 80), Duration.ofSeconds(5), 1_024);
            Herald killed = new Herald(office.ledger, null, new WebhookCarrier(http, new byte[32]), office.clock);
            assertThrows(LinkageError.class, killed::run);
            assertEquals(List.of(), server.requests());
            herald(office).run();
            assertEquals(1, server.requests().size(), "at the same moment");
            herald(office).run();
            assertEquals(1, server.requests().size(), "and once");
        }
    }

    @Test
    void oneThatCannotBeCarriedKeepsNobodyElseWaiting() throws Exception {
        network.name("hooks.example", InetAddress.getByName("93.184.215.14"));
        try (Office office = new Office();
                Loopback.Server server = network.serve(OK)) {
            save(office, rule("SLACK", "no address at all", "", EventKind.CASE_OPENED));
            save(office, rule("SLACK", "http://hooks.example/T0/B0", "", EventKind.CASE_OPENED));
            run(office);
            office.clock.move(Duration.ofMinutes(1));
            office.doubtful("acc-2");
            run(office);
            assertEquals(1, server.requests().size());
            assertEquals(
                    "a fault of ours",
                    office.database.value("select trouble from notifications where sent_at is null"));
        }
    }

    /** The clock is read when a transaction begins, and it may end long after one that began later. */
    @Test
    void aCaseThatIsCommittedLateIsToldAllTheSame() throws Exception {
        network.name("hooks.example", InetAddress.getByName("93.184.215.14"));
        try (Office office = new Office();
                Loopback.Server server = network.serve(OK)) {
            save(office, rule("SLACK", "http://hooks.example/T0/B0", "", EventKind.CASE_OPENED));
            run(office);
            office.clock.move(Duration.ofMinutes(3));
            office.doubtful("acc-2");
            run(office);
            assertEquals(1, server.requests().size());
            office.clock.move(Duration.ofSeconds(-20));
            office.doubtful("acc-3");
            office.clock.move(Duration.ofSeconds(30));
            run(office);
            assertEquals(2, server.requests().size());
            office.clock.move(Duration.ofDays(40));
            run(office);
            run(office);
            assertEquals(2, server.requests().size(), "and nobody hears of it again when what was told is forgotten");
        }
    }

    @Test
    void aConditionKeepsTheRestQuiet() throws Exception {
        network.name("hooks.example", InetAddress.getByName("93.184.215.14"));
        try (Office office = new Office();
                Loopback.Server server = network.serve(OK)) {
            save(office, rule("SLACK", "http://hooks.example/", "nothing like that", EventKind.CASE_OPENED));
            run(office);
            office.clock.move(Duration.ofMinutes(1));
            office.doubtful("acc-2");
            run(office);
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    void aWebhookIsSignedAndAChatCallsNobody() throws Exception {
        network.name("hooks.example", InetAddress.getByName("93.184.215.14"));
        try (Office office = new Office();
                Loopback.Server server = network.serve(OK)) {
            Herald herald = herald(office);
            NotificationRow webhook = rule("WEBHOOK", "http://hooks.example/", "", EventKind.CASE_OPENED);
            assertEquals(new Delivery.Sent(), herald.carry(webhook, "n-1", "hello"));
            String request = server.requests().get(0);
            String body = request.substring(request.indexOf("\r\n\r\n") + 4);
            String time = request.replaceAll("(?s).*Evenhand-Timestamp: ([0-9]+).*", "$1");
            String signature = WebhookCarrier.signature(
                    herald.secret(webhook.id()), "n-1", time, body.getBytes(StandardCharsets.UTF_8));
            assertTrue(request.contains("Evenhand-Signature: v1=" + signature), request);
            herald.carry(rule("SLACK", "http://hooks.example/", "", EventKind.DRIFT), "n-2", "<!channel> & co");
            assertTrue(server.requests().get(1).contains("{\"text\":\"&lt;!channel&gt; &amp; co\"}"));
            herald.carry(rule("DISCORD", "http://hooks.example/", "", EventKind.DRIFT), "n-3", "@everyone");
            assertTrue(server.requests().get(2).contains("\"allowed_mentions\":{\"parse\":[]}"));
        }
    }

    @Test
    void nothingInsideIsReachedAndWhatFailsIsTriedLaterAndThenGivenUp() throws Exception {
        network.name("inside.example", InetAddress.getByName("10.0.0.7"));
        network.name("broken.example", InetAddress.getByName("93.184.215.14"));
        try (Office office = new Office();
                Loopback.Server server = network.serve("HTTP/1.1 500 No\r\n\r\n")) {
            Delivery inside =
                    herald(office).carry(rule("SLACK", "http://inside.example/", "", EventKind.DRIFT), "n-1", "hello");
            assertTrue(inside instanceof Delivery.Never, inside.toString());
            assertEquals(List.of(), server.requests());
            save(office, rule("SLACK", "http://broken.example/", "", EventKind.CASE_OPENED));
            run(office);
            office.clock.move(Duration.ofMinutes(1));
            office.doubtful("acc-2");
            for (int each = 0; each < 8; each++) {
                run(office);
                office.clock.move(Duration.ofHours(3));
            }
            assertEquals(5, server.requests().size());
            assertEquals(
                    "answered 500",
                    office.database.value("select trouble from notifications where given_up_at is not null"));
        }
    }

    @Test
    void driftIsWhatIsBothCertainAndLarge() {
        assertNotNull(Drift.told(new Share("limit", 90, 1_000, 120, 4_000)));
        assertNull(Drift.told(new Share("limit", 40, 1_000, 120, 4_000)), "a little more is chance");
        assertNull(Drift.told(new Share("limit", 9, 100, 120, 4_000)), "too few to say");
        assertNull(Drift.told(new Share("limit", 38_000, 100_000, 140_000, 400_000)), "certain, and small");
    }

    @Test
    void aTemplateHasSlotsAndNothingElse() {
        assertNull(Template.unknown("{what} {link}"));
        assertEquals("account", Template.unknown("{what} {account}"));
        Happening it =
                new Happening(EventKind.BREAKER_TRIPPED, "x", java.time.Instant.EPOCH, "breaker:3", "$1 {link} \\");
        assertEquals(
                "$1 {link} \\ https://desk.example/desk/rules",
                Template.fill("{detail} {link}", it, "https://desk.example"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.outbound.Loopback;
import io.evenhand.enforcement.outbound.PinnedHttp;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Messages go through a real SMTP server and a real HTTP receiver, once each, later if need be, and hold only what they should. */
class MessagesArriveIT {
    private static final AccountId ACCOUNT = new AccountId("acc-1");
    private static final Map<String, String> SLOTS = Map.of("ref", "ap-1", "date", "1 March 2027");

    private final List<byte[]> mails = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    @Test
    void aMailArrivesOnceInTheReadersLanguage() throws Exception {
        try (Office office = new Office()) {
            SMTPServer server = server();
            try {
                Language.codes().forEach(each -> reach(office, each, "someone@example.org", null));
                reach(office, "fr", "someone@example.org", null);
                put(office, "appeal:1");
                put(office, "appeal:1");
                Courier courier = courier(office, server, new Loopback());
                assertEquals(1, courier.run());
                assertEquals(0, courier.run(), "it is sent");
                MimeMessage mail = parse(mails.get(0));
                assertEquals("Nous avons votre contestation", mail.getSubject());
                assertTrue(String.valueOf(mail.getContent()).contains("Numéro\u00a0: ap-1."));
                assertEquals("fr", mail.getHeader("Content-Language", null));
                assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
                assertTrue(mail.getMessageID().startsWith("<m-"));
                assertTrue(mail.getContentType().startsWith("text/plain"), "nothing in it is loaded from anywhere");
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void whatNobodyAcceptsIsTriedAgainLaterAndLaterAndThenGivenUp() throws Exception {
        try (Office office = new Office()) {
            SMTPServer server = server();
            try {
                refusals.set(Integer.MAX_VALUE);
                reach(office, "en", "someone@example.org", null);
                put(office, "appeal:1");
                Courier courier = courier(office, server, new Loopback());
                assertEquals(1, courier.run());
                for (Duration wait : Courier.BACK_OFF) {
                    office.clock.move(wait.minusSeconds(1));
                    assertEquals(0, courier.run(), "not before " + wait);
                    office.clock.move(Duration.ofSeconds(1));
                    assertEquals(1, courier.run(), "after " + wait);
                }
                office.clock.move(Duration.ofDays(30));
                assertEquals(0, courier.run());
                assertEquals("1", office.database.value("select count(*) from messages where given_up_at is not null"));
                assertFalse(
                        office.database.value("select trouble from messages").contains("example.org"));
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void oneThatCannotBeMadeKeepsNobodyElseWaiting() throws Exception {
        try (Office office = new Office()) {
            SMTPServer server = server();
            try {
                reach(office, "en", "someone@example.org", null);
                put(office, "appeal:1");
                put(office, "appeal:2");
                office.database.sql("update messages set slots = '{}' where about = 'appeal:1'");
                assertEquals(2, courier(office, server, new Loopback()).run());
                assertEquals(1, mails.size());
                assertEquals(
                        "appeal:1 a fault of ours",
                        office.database.value("select about || ' ' || trouble from messages where sent_at is null"));
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void aServerThatIsNotThereIsAskedOnceInARound() throws Exception {
        try (Office office = new Office()) {
            SMTPServer server = server();
            server.stop();
            reach(office, "en", "someone@example.org", null);
            put(office, "appeal:1");
            put(office, "appeal:2");
            Courier courier = courier(office, server, new Loopback());
            assertEquals(1, courier.run());
            assertEquals(1, courier.run(), "the other one, which has used up no attempt");
            assertEquals(0, courier.run());
            assertEquals("2", office.database.value("select sum(attempts) from messages"));
        }
    }

    @Test
    void nothingThatAnybodyTypedGetsIntoAHeader() throws Exception {
        String hostile = "x\r\nBcc: victim@example.net\r\n\r\n<b>{date}</b>\u2028";
        for (MessageKind kind : MessageKind.values()) {
            Map<String, String> slots = new java.util.TreeMap<>();
            kind.slots().forEach(slot -> slots.put(slot, hostile));
            MessageText text = MessageText.of(kind, "de", slots);
            assertFalse(text.subject().contains("victim"));
            assertFalse(text.body().contains("\r"), kind.name());
            assertTrue(text.body().lines().noneMatch(line -> line.startsWith("Bcc")), kind.name());
        }
        for (String bad : List.of(
                "a@b.example\r\nBcc: c@d.example",
                "a@b.example,c@d.example",
                "A <a@b.example>",
                "a b@c.example",
                "a@b@c")) {
            assertThrows(IllegalArgumentException.class, () -> new MailAddress(bad), bad);
        }
    }

    @Test
    void everyLanguageHasEveryTextWithTheSameSlots() {
        for (MessageKind kind : MessageKind.values()) {
            for (String language : Language.codes()) {
                String body = MessageText.bundle(language)
                        .getString(kind.name().toLowerCase(java.util.Locale.ROOT) + ".body");
                Set<String> found = new java.util.TreeSet<>();
                java.util.regex.Pattern.compile("\\{(\\w+)}")
                        .matcher(body)
                        .results()
                        .forEach(it -> found.add(it.group(1)));
                assertEquals(new java.util.TreeSet<>(kind.slots()), found, kind + " in " + language);
            }
        }
    }

    @Test
    void aWebhookIsSignedOverIdTimeAndBody() throws Exception {
        Loopback loopback = new Loopback();
        loopback.name("hooks.example", InetAddress.getByName("93.184.215.14"));
        try (Office office = new Office();
                Loopback.Server receiver = loopback.serve("HTTP/1.1 204 No Content\r\n\r\n")) {
            reach(office, "en", null, "http://hooks.example/in");
            put(office, "appeal:1");
            Courier courier = courier(office, null, loopback);
            assertEquals(1, courier.run());
            String request = receiver.requests().get(0);
            String body = request.substring(request.indexOf("\r\n\r\n") + 4);
            String secret = webhooks(loopback).secret(ACCOUNT.value());
            String expected = WebhookCarrier.signature(
                    secret,
                    header(request, "Evenhand-Id"),
                    header(request, "Evenhand-Timestamp"),
                    body.getBytes(UTF_8));
            assertEquals("v1=" + expected, header(request, "Evenhand-Signature"));
            assertFalse(request.contains("acc-1"), "the receiver knows whose it is");
            assertEquals("1", office.database.value("select count(*) from messages where sent_at is not null"));
        }
    }

    private static String header(String request, String name) {
        return request.lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 2);
    }

    private static void reach(Office office, String language, String mail, String webhook) {
        office.ledger.run(books -> books.messages().reach(ACCOUNT, language, mail, webhook, office.clock.instant()));
    }

    private static void put(Office office, String about) {
        office.ledger.run(books ->
                Mailbag.put(books, ACCOUNT, MessageKind.APPEAL_RECEIVED, about, SLOTS, office.clock.instant()));
    }

    private static Courier courier(Office office, SMTPServer server, Loopback loopback) {
        MailCarrier mail = server == null
                ? null
                : new MailCarrier(new SmtpSettings(
                        "127.0.0.1",
                        server.getPortAllocated(),
                        false,
                        "",
                        "",
                        new MailAddress("no-reply@platform.example")));
        return new Courier(office.ledger, mail, webhooks(loopback), office.clock);
    }

    private static WebhookCarrier webhooks(Loopback loopback) {
        return new WebhookCarrier(
                new PinnedHttp(loopback, Set.of(80, 443), Duration.ofSeconds(5), 1_024), new byte[32]);
    }

    private SMTPServer server() throws Exception {
        SMTPServer server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, data) -> {
                    if (refusals.getAndDecrement() > 0) {
                        throw new RejectException(451, "try again later");
                    }
                    mails.add(data);
                })
                .build();
        server.start();
        return server;
    }

    private static MimeMessage parse(byte[] mail) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }
}

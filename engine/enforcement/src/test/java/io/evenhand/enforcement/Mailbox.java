// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement;

import io.evenhand.enforcement.letter.Enclosures;
import io.evenhand.enforcement.letter.PostRoom;
import io.evenhand.enforcement.message.Courier;
import io.evenhand.enforcement.message.MailAddress;
import io.evenhand.enforcement.message.MailCarrier;
import io.evenhand.enforcement.message.SmtpSettings;
import io.evenhand.enforcement.message.WebhookCarrier;
import io.evenhand.enforcement.outbound.Loopback;
import io.evenhand.enforcement.outbound.PinnedHttp;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.server.SMTPServer;

/** An account holder's mailbox behind a real SMTP server, and the parts of casework that write to it. */
public final class Mailbox implements AutoCloseable {
    private final List<byte[]> mails = new CopyOnWriteArrayList<>();
    private final SMTPServer server;
    private final Office office;

    public Mailbox(Office office) {
        this.office = office;
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, data) -> mails.add(data))
                .build();
        server.start();
    }

    /** Writes and sends what is due, as a casework that was just started would. */
    public void deliver() {
        new PostRoom(office.ledger, office.links, office.clock).run();
        courier().run();
    }

    public Courier courier() {
        MailCarrier mail = new MailCarrier(new SmtpSettings(
                "127.0.0.1", server.getPortAllocated(), false, "", "", new MailAddress("no-reply@platform.example")));
        WebhookCarrier none = new WebhookCarrier(
                new PinnedHttp(new Loopback(), Set.of(443), Duration.ofSeconds(1), 1_024), new byte[32]);
        return new Courier(
                office.ledger, mail, none, new Enclosures(office.ledger, office.links, office.clock), office.clock);
    }

    /** The subjects of all mails, in the order in which they came. */
    public List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        try {
            for (byte[] mail : mails) {
                subjects.add(parse(mail).getSubject());
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return subjects;
    }

    /** The only mail with this subject. */
    public Mail only(String subject) {
        try {
            List<Mail> found = new ArrayList<>();
            for (byte[] mail : mails) {
                MimeMessage message = parse(mail);
                if (subject.equals(message.getSubject())) {
                    MimeMultipart parts = (MimeMultipart) message.getContent();
                    found.add(new Mail(
                            parts.getContentType(),
                            parts.getBodyPart(0).getContentType(),
                            (String) parts.getBodyPart(0).getContent(),
                            parts.getBodyPart(1).getContentType(),
                            (String) parts.getBodyPart(1).getContent()));
                }
            }
            if (found.size() != 1) {
                throw new AssertionError(found.size() + " mails say " + subject + " of " + subjects());
            }
            return found.get(0);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mail's two forms. */
    public record Mail(String type, String firstType, String text, String secondType, String html) {}

    private static MimeMessage parse(byte[] mail) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }

    @Override
    public void close() {
        server.stop();
    }
}

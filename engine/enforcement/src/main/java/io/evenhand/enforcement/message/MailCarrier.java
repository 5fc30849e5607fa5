// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.message;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Hands e-mails to one SMTP server. Plain text, and HTML beside it where something is enclosed: nothing is loaded from anywhere. */
public final class MailCarrier {
    /** The server was not reached, or the conversation with it broke off. */
    static final Delivery NO_SERVER = new Delivery.Later("not reached");

    private static final String PATIENCE_MS = "10000";

    private final SmtpSettings settings;
    private final Session session;

    public MailCarrier(SmtpSettings settings) {
        this.settings = settings;
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", PATIENCE_MS);
        properties.put("mail.smtp.timeout", PATIENCE_MS);
        properties.put("mail.smtp.writetimeout", PATIENCE_MS);
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.tlsRequired()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.from", settings.sender().value());
        properties.put("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        session = Session.getInstance(properties);
    }

    /** Tries once. The id makes a second copy recognisable. */
    public Delivery send(
            String id,
            MailAddress to,
            String language,
            MessageText text,
            Enclosing.@Nullable Enclosure enclosure,
            Instant at) {
        try {
            MimeMessage mail = mail(id, to, language, text.subject(), at);
            fill(mail, text, enclosure);
            if (settings.user().isEmpty()) {
                Transport.send(mail);
            } else {
                Transport.send(mail, settings.user(), settings.password());
            }
            return new Delivery.Sent();
        } catch (SendFailedException e) {
            return isPermanent(e) ? new Delivery.Never("refused") : new Delivery.Later("not accepted");
        } catch (AuthenticationFailedException e) {
            return new Delivery.Later("not signed in");
        } catch (MessagingException e) {
            return NO_SERVER;
        }
    }

    private MimeMessage mail(String id, MailAddress to, String language, String subject, Instant at)
            throws MessagingException {
        MimeMessage mail = new Named(session, "<" + id + "@" + domain() + ">");
        mail.setFrom(new InternetAddress(settings.sender().value(), true));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to.value(), true));
        mail.setSubject(subject, StandardCharsets.UTF_8.name());
        mail.setContentLanguage(new String[] {language});
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setSentDate(Date.from(at));
        return mail;
    }

    /** The plain text comes first: a reader that shows HTML takes the last that it can. */
    private static void fill(MimeMessage mail, MessageText text, Enclosing.@Nullable Enclosure enclosure)
            throws MessagingException {
        String utf8 = StandardCharsets.UTF_8.name();
        if (enclosure == null) {
            mail.setText(text.body(), utf8);
            return;
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.body() + "\n" + enclosure.text(), utf8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(enclosure.html(), utf8, "html");
        mail.setContent(new MimeMultipart("alternative", plain, html));
    }

    private String domain() {
        String sender = settings.sender().value();
        return sender.substring(sender.indexOf('@') + 1);
    }

    /** Answers from 500 on will be the same tomorrow. */
    private static boolean isPermanent(SendFailedException failure) {
        for (Exception each = failure; each instanceof MessagingException next; each = next.getNextException()) {
            if (each instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode() >= 500;
            }
            if (each instanceof SMTPSendFailedException refused && refused.getNextException() == null) {
                return refused.getReturnCode() >= 500;
            }
        }
        return false;
    }

    /** A mail that keeps the identity it was given. */
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}

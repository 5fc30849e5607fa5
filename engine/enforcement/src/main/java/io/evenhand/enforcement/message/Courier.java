// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.message;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.MessageRow;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, at least once. What does not arrive is tried again later and later, and after the last attempt given
 * up. A message is locked while it is sent, so that several couriers never send the same one, and a courier that dies
 * leaves it to the next one at once. A crash between sending and noting it sends again under the same id. One that cannot
 * be made keeps none of the others waiting.
 */
public final class Courier {
    /** How long to wait after each attempt that failed. */
    static final List<Duration> BACK_OFF = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(8),
            Duration.ofHours(24),
            Duration.ofHours(48));

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Ledger ledger;
    private final @Nullable MailCarrier mail;
    private final WebhookCarrier webhooks;
    private final Enclosing enclosures;
    private final Clock clock;

    /** @param mail null if the installation sends no e-mail; messages wait until it does */
    public Courier(Ledger ledger, @Nullable MailCarrier mail, WebhookCarrier webhooks, Clock clock) {
        this(ledger, mail, webhooks, message -> null, clock);
    }

    /** @param enclosures what goes with an e-mail besides its own words */
    public Courier(
            Ledger ledger, @Nullable MailCarrier mail, WebhookCarrier webhooks, Enclosing enclosures, Clock clock) {
        this.ledger = ledger;
        this.mail = mail;
        this.webhooks = webhooks;
        this.enclosures = enclosures;
        this.clock = clock;
    }

    /** Sends what is due now; returns how many attempts it made. */
    public int run() {
        int attempts = 0;
        boolean[] mails = {mail != null};
        while (ledger.inTransaction(books -> sendOne(books, mails))) {
            attempts++;
        }
        return attempts;
    }

    /**
     * False if nothing is due.
     *
     * @param mails whether e-mail is still sent in this round; not once the server was not there, which the others would
     *     only wait as long to be told
     */
    private boolean sendOne(Books books, boolean[] mails) {
        MessageRow row = books.messages().take(mails[0], clock.instant());
        if (row == null) {
            return false;
        }
        Delivery delivery = attempt(row);
        mails[0] &= !delivery.equals(MailCarrier.NO_SERVER);
        note(books, row, delivery);
        return true;
    }

    private Delivery attempt(MessageRow row) {
        try {
            return carried(row);
        } catch (RuntimeException e) {
            // only the kind: what it says could hold what people wrote
            LOG.error("message {} could not be made: {}", row.id(), e.getClass().getName());
            return new Delivery.Later("a fault of ours");
        }
    }

    private Delivery carried(MessageRow row) {
        MessageKind kind = MessageKind.valueOf(row.kind());
        Map<String, String> slots = Mailbag.read(row.slots());
        if (row.channel().equals("MAIL")) {
            String to = row.mail();
            if (to == null) {
                return new Delivery.Never("no address any more");
            }
            return mail == null
                    ? new Delivery.Later("no mail server")
                    : mail.send(
                            row.id(),
                            new MailAddress(to),
                            row.language(),
                            MessageText.of(kind, row.language(), slots),
                            enclosures.of(row),
                            row.madeAt());
        }
        String to = row.webhook();
        return to == null
                ? new Delivery.Never("no address any more")
                : webhooks.send(row.id(), row.account().value(), URI.create(to), kind, slots, clock.instant());
    }

    private void note(Books books, MessageRow row, Delivery delivery) {
        Instant now = clock.instant();
        if (delivery instanceof Delivery.Sent) {
            DecisionId notice = books.messages().sent(row.id(), now);
            if (notice != null) {
                books.decisions().notices().sent(notice, now);
            }
        } else if (delivery instanceof Delivery.Later later) {
            int failed = row.attempts();
            Instant next = failed > BACK_OFF.size() ? null : now.plus(BACK_OFF.get(failed - 1));
            books.messages().troubled(row.id(), later.code(), next, now);
        } else if (delivery instanceof Delivery.Never never) {
            books.messages().troubled(row.id(), never.code(), null, now);
        }
    }
}

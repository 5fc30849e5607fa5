// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.NotificationRow;
import io.evenhand.enforcement.ledger.NotificationRow.Sent;
import io.evenhand.enforcement.message.Delivery;
import io.evenhand.enforcement.message.MailAddress;
import io.evenhand.enforcement.message.MailCarrier;
import io.evenhand.enforcement.message.MessageText;
import io.evenhand.enforcement.message.WebhookCarrier;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries what rules have to tell: by e-mail, as a signed request, or into a room of a chat. At least once, and not for ever. */
public final class Herald {
    private static final Logger LOG = LoggerFactory.getLogger(Herald.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Duration> BACK_OFF =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2));
    private static final int BATCH_MAX = 50;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Ledger ledger;
    private final @Nullable MailCarrier mail;
    private final WebhookCarrier webhooks;
    private final Clock clock;

    /** @param mail null if the installation sends no e-mail */
    public Herald(Ledger ledger, @Nullable MailCarrier mail, WebhookCarrier webhooks, Clock clock) {
        this.ledger = ledger;
        this.mail = mail;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** Sends what is due now. */
    public void run() {
        ledger.run(books -> books.notifications().forget(clock.instant().minus(KEPT)));
        for (int sent = 0; sent < BATCH_MAX && ledger.inTransaction(this::sendOne); sent++) {
            // one after the other, each in a transaction of its own
        }
    }

    /** False if nothing is due. */
    private boolean sendOne(Books books) {
        Sent due = books.notifications().take(clock.instant());
        if (due == null) {
            return false;
        }
        NotificationRow rule = books.notifications().rule(due.rule());
        note(books, due, rule == null ? new Delivery.Never("no rule any more") : attempt(rule, due));
        return true;
    }

    /** One that cannot be carried keeps none of the others waiting. */
    private Delivery attempt(NotificationRow rule, Sent due) {
        try {
            return carry(rule, "n-" + due.id(), due.body());
        } catch (RuntimeException e) {
            // only the kind: what it says could hold the target, and with it a secret
            LOG.error(
                    "notification {} could not be carried: {}",
                    due.id(),
                    e.getClass().getName());
            return new Delivery.Later("a fault of ours");
        }
    }

    private void note(Books books, Sent each, Delivery delivery) {
        Instant now = clock.instant();
        if (delivery instanceof Delivery.Sent) {
            books.notifications().sent(each.id(), now);
        } else if (delivery instanceof Delivery.Later later) {
            int failed = each.attempts();
            Instant next = failed > BACK_OFF.size() ? null : now.plus(BACK_OFF.get(failed - 1));
            books.notifications().troubled(each.id(), later.code(), next, now);
        } else if (delivery instanceof Delivery.Never never) {
            books.notifications().troubled(each.id(), never.code(), null, now);
        }
    }

    /** Tries once, now. */
    public Delivery carry(NotificationRow rule, String id, String text) {
        Instant now = clock.instant();
        return switch (rule.channel()) {
            case "MAIL" ->
                mail == null
                        ? new Delivery.Later("no mail server")
                        : mail.send(
                                id,
                                new MailAddress(rule.target()),
                                "en",
                                new MessageText("Evenhand: a notification", text + "\n"),
                                null,
                                now);
            case "WEBHOOK" ->
                webhooks.post(
                        id,
                        owner(rule.id()),
                        URI.create(rule.target()),
                        json(Map.of("id", id, "kind", "notification", "at", now.toString(), "text", text)),
                        now);
            case "SLACK" -> webhooks.plain(URI.create(rule.target()), json(Map.of("text", slack(text))));
            default -> webhooks.plain(URI.create(rule.target()), discord(text));
        };
    }

    /** The secret that the receiver of a rule's signed requests compares with. */
    public String secret(long rule) {
        return webhooks.secret(owner(rule));
    }

    /** No account has a colon in its name, so that no secret is two people's. */
    private static String owner(long rule) {
        return "notification:" + rule;
    }

    /** Nothing in a text calls a whole room. */
    private static String slack(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static byte[] discord(String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("content", text.length() > 2_000 ? text.substring(0, 2_000) : text);
        fields.put("allowed_mentions", Map.of("parse", List.of()));
        return json(fields);
    }

    private static byte[] json(Map<String, ?> fields) {
        try {
            return JSON.writeValueAsString(fields).getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

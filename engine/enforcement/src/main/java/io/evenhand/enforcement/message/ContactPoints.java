// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.message;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.ledger.ContactRow;
import io.evenhand.enforcement.ledger.Ledger;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How account holders are reached. The platform says it, through the operator; nothing here is ever logged. */
public final class ContactPoints {
    private static final int WEBHOOK_MAX = 1_000;

    private final Ledger ledger;
    private final Clock clock;

    public ContactPoints(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Remembers how an account holder is reached from now on, instead of what was known before.
     *
     * @param mail an address, or null
     * @param webhook an https address, or null; one of the two there must be
     */
    public void set(AccountId account, String language, @Nullable String mail, @Nullable String webhook, String by) {
        if (Language.find(language) == null) {
            throw new IllegalArgumentException("the language is one of " + Language.codes());
        }
        if (mail == null && webhook == null) {
            throw new IllegalArgumentException("there must be an e-mail address or a webhook");
        }
        String address = mail == null ? null : new MailAddress(mail).value();
        if (webhook != null) {
            requireWebhook(webhook);
        }
        Instant now = clock.instant();
        ledger.run(books -> {
            books.messages().reach(account, language, address, webhook, now);
            books.audit().append(now, by, "contact.set", "contact_points", "");
        });
    }

    /** Forgets it; false if nothing was known. */
    public boolean forget(AccountId account, String by) {
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            boolean known = books.messages().forget(account);
            if (known) {
                books.audit().append(now, by, "contact.forgotten", "contact_points", "");
            }
            return known;
        });
    }

    /** What is known, or null. */
    public @Nullable ContactRow of(AccountId account) {
        return ledger.<@Nullable ContactRow>inTransaction(
                books -> books.messages().reached(account));
    }

    private static void requireWebhook(String webhook) {
        try {
            URI uri = URI.create(webhook);
            if ("https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && webhook.length() <= WEBHOOK_MAX) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException("a webhook is an https address");
    }
}

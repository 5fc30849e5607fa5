// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.ledger.ContactRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.message.Mailbag;
import io.evenhand.enforcement.message.MessageKind;
import io.evenhand.enforcement.notice.NoticeLinks;
import io.evenhand.enforcement.privacy.PersonLinks.Person;
import io.evenhand.enforcement.privacy.PersonLinks.Proof;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets an account holder in, whatever is suspended: with the link of a notice, or with a code that goes to the e-mail address
 * that is known. Whoever asks about somebody else's account learns nothing, not even whether there is one.
 */
public final class PersonDoor {
    private static final int USED_MAX = 10_000;

    private final Ledger ledger;
    private final NoticeLinks notices;
    private final PersonLinks links;
    private final boolean mails;
    private final Clock clock;
    private final Set<String> used = new LinkedHashSet<>();

    /** @param mails whether the installation sends e-mail: without it nobody can be asked for a code */
    public PersonDoor(Ledger ledger, NoticeLinks notices, PersonLinks links, boolean mails, Clock clock) {
        this.ledger = ledger;
        this.notices = notices;
        this.links = links;
        this.mails = mails;
        this.clock = clock;
    }

    /** Sends a code to the known e-mail address, if there is one; the asker is told nothing either way. */
    public void sendCode(AccountId account) {
        Instant now = clock.instant();
        String code = links.code(account, now);
        ledger.run(books -> {
            ContactRow contact = books.messages().reached(account);
            if (contact != null && contact.mail() != null) {
                Map<String, String> slots = Map.of("code", code);
                Mailbag.put(books, account, MessageKind.DATA_CODE, "code:" + now.toEpochMilli(), slots, now);
                books.audit().append(now, "account holder", "access.code", "contact_points", "");
            }
        });
    }

    /** A token for whoever has the code; null if it is wrong, over or used. */
    public @Nullable String withCode(AccountId account, String code) {
        Instant now = clock.instant();
        if (!links.isCode(account, code, now) || !isFresh("data", account, code)) {
            return null;
        }
        return links.token(new Person(account, Proof.CODE), now);
    }

    /** A token for whoever has the link of a notice; null if that is not valid any more. */
    public @Nullable String withNotice(String notice) {
        Instant now = clock.instant();
        DecisionId decision = notices.verify(notice, now);
        if (decision == null) {
            return null;
        }
        DecisionRow row = ledger.<@Nullable DecisionRow>inTransaction(
                books -> books.decisions().find(decision, now));
        return row == null
                ? null
                : links.token(new Person(row.decision().subject().account(), Proof.NOTICE), now);
    }

    /** Whether it is the code that was sent to the account holder and was not used for the same thing before. */
    public boolean isProof(String use, AccountId account, String code) {
        return links.isCode(account, code, clock.instant()) && isFresh(use, account, code);
    }

    /** What a denial's address leads to, or null if it is none. */
    public @Nullable Shown shown(String token) {
        Instant now = clock.instant();
        DecisionId decision = notices.verifyShown(token, now);
        DecisionRow row = decision == null
                ? null
                : ledger.<@Nullable DecisionRow>inTransaction(
                        books -> books.decisions().find(decision, now));
        if (row == null) {
            return null;
        }
        AccountId account = row.decision().subject().account();
        String link = notices.link(row.decision());
        return new Shown(account, link.substring(link.lastIndexOf('/') + 1), isReached(account));
    }

    /**
     * The notice behind an address that a denial shows.
     *
     * @param token of the link that opens the notice
     * @param guarded whether the code from the known e-mail address is asked for first; an account that has no known address
     *     has no other way to read why and to appeal
     */
    public record Shown(AccountId account, String token, boolean guarded) {}

    /** Who comes with a token, or null; nobody comes with one whose holder left. */
    public @Nullable Person find(String token) {
        Person person = links.verify(token, clock.instant());
        boolean gone =
                person != null && ledger.inTransaction(books -> books.factors().isEnded(PersonLinks.digest(token)));
        return gone ? null : person;
    }

    /** Makes a token worth nothing at once, wherever a copy of it is. */
    public void leave(String token) {
        Instant now = clock.instant();
        if (links.verify(token, now) != null) {
            ledger.run(books -> books.factors().endStay(PersonLinks.digest(token), now.plus(PersonLinks.LIFE), now));
        }
    }

    /**
     * Whether this person may see and take away everything. A link can be passed on by mistake, so whoever can be reached
     * by e-mail shows the code as well.
     */
    public boolean mayTakeAll(Person person) {
        return mayErase(person) || !isReached(person.account());
    }

    /** Whether this person may have everything erased, which cannot be undone: a link alone never does. */
    public static boolean mayErase(Person person) {
        return person.proof() == Proof.CODE;
    }

    /** Whether the account holder can be sent a code. */
    public boolean isReached(AccountId account) {
        ContactRow contact = ledger.<@Nullable ContactRow>inTransaction(
                books -> books.messages().reached(account));
        return mails && contact != null && contact.mail() != null;
    }

    /** Each code opens each door once. */
    private synchronized boolean isFresh(String use, AccountId account, String code) {
        if (used.size() >= USED_MAX) {
            used.remove(used.iterator().next());
        }
        return used.add(use + " " + account + " " + code.strip().toUpperCase(Locale.ROOT));
    }
}

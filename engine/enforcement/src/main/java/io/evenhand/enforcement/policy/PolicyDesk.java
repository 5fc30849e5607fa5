// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.policy;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.PolicyRow;
import io.evenhand.enforcement.ledger.PolicyRow.Contact;
import io.evenhand.enforcement.ledger.PolicyRow.Question;
import io.evenhand.enforcement.ledger.PolicyRow.Terms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where authors of policy say in public what will change: for whom, why, from when, and what one can do about it. What was
 * published is not changed any more; nothing holds before thirty days have passed.
 */
public final class PolicyDesk {
    /** From what is said to what is done. */
    public static final int NOTICE_DAYS = 30;

    /** How long people can comment at least. */
    public static final int COMMENT_DAYS = 14;

    private final Ledger ledger;
    private final Clock clock;

    public PolicyDesk(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Why something was not done. */
    public enum Why {
        NOT_FOUND,
        PUBLISHED,
        TEXT_MISSING,
        TOO_SOON,
        COMMENTS_TOO_SHORT,
        ANSWERED
    }

    /** What was published, the newest first. */
    public List<PolicyRow> published() {
        return all().stream().filter(each -> each.publishedAt() != null).toList();
    }

    public List<PolicyRow> all() {
        return ledger.inTransaction(books -> books.policy().changes());
    }

    public @Nullable PolicyRow find(long id) {
        return ledger.<@Nullable PolicyRow>inTransaction(books -> books.policy().change(id));
    }

    /** Keeps a draft and returns its number, or 0 if it is published already. */
    public long draft(PolicyRow row, StaffMember author) {
        requireAuthor(author);
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            PolicyRow known = row.id() == 0 ? null : books.policy().change(row.id());
            if (row.id() != 0 && (known == null || known.publishedAt() != null)) {
                return 0L;
            }
            long id = books.policy().draft(row, now);
            books.audit().append(now, author.name(), "policy.drafted", "policy:" + id, "");
            return id;
        });
    }

    /** Publishes a draft; null if it was done. */
    public @Nullable Why publish(long id, StaffMember author) {
        requireAuthor(author);
        Instant now = clock.instant();
        return ledger.<@Nullable Why>inTransaction(books -> {
            PolicyRow row = books.policy().change(id);
            Why why = row == null ? Why.NOT_FOUND : obstacle(row, now);
            if (why == null) {
                books.policy().publish(id, now);
                books.audit().append(now, author.name(), "policy.published", "policy:" + id, "");
            }
            return why;
        });
    }

    private static @Nullable Why obstacle(PolicyRow row, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (row.publishedAt() != null) {
            return Why.PUBLISHED;
        }
        if (!row.texts().keySet().containsAll(languages())) {
            return Why.TEXT_MISSING;
        }
        if (row.effectiveOn().isBefore(today.plusDays(NOTICE_DAYS))) {
            return Why.TOO_SOON;
        }
        return row.commentsUntil().isBefore(today.plusDays(COMMENT_DAYS))
                        || row.commentsUntil().isAfter(row.effectiveOn())
                ? Why.COMMENTS_TOO_SHORT
                : null;
    }

    /** Withdraws what was published; it stays readable, as withdrawn. */
    public void withdraw(long id, StaffMember author) {
        requireAuthor(author);
        Instant now = clock.instant();
        ledger.run(books -> {
            books.policy().withdraw(id, now);
            books.audit().append(now, author.name(), "policy.withdrawn", "policy:" + id, "");
        });
    }

    /** Whether one can ask about a change now. */
    public boolean isOpen(PolicyRow row) {
        return row.publishedAt() != null
                && row.withdrawnAt() == null
                && !LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).isAfter(row.commentsUntil());
    }

    /** Keeps a question of anybody; false if none is taken. */
    public boolean ask(long id, Language language, String words) {
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            PolicyRow row = books.policy().change(id);
            if (row == null || !isOpen(row)) {
                return false;
            }
            books.policy().ask(id, language.code(), words, now);
            return true;
        });
    }

    public List<Question> questions(long change) {
        return ledger.inTransaction(books -> books.policy().questions(change));
    }

    /** Answers a question in public, or sets it aside without showing it (it tells about a person, or is no question). */
    public boolean answer(long question, @Nullable String answer, StaffMember author) {
        requireAuthor(author);
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            boolean done = books.policy().answer(question, author.name(), answer, answer != null, now);
            if (done) {
                books.audit().append(now, author.name(), "policy.answered", "policy-question:" + question, "");
            }
            return done;
        });
    }

    /** Publishes the next version of the terms; null if it was done. */
    public @Nullable Why publishTerms(LocalDate effectiveOn, Map<Language, String> bodies, StaffMember author) {
        requireAuthor(author);
        Instant now = clock.instant();
        if (bodies.size() < Language.values().length || bodies.values().stream().anyMatch(String::isBlank)) {
            return Why.TEXT_MISSING;
        }
        return ledger.<@Nullable Why>inTransaction(books -> {
            List<Terms> known = books.policy().terms(Language.EN.code());
            int number = known.isEmpty() ? 1 : known.get(0).number() + 1;
            LocalDate first = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(number == 1 ? 0 : NOTICE_DAYS);
            if (effectiveOn.isBefore(first)) {
                return Why.TOO_SOON;
            }
            Map<String, String> byCode = new TreeMap<>();
            bodies.forEach((language, body) -> byCode.put(language.code(), body));
            books.policy().publishTerms(number, author.name(), effectiveOn, byCode, now);
            books.audit().append(now, author.name(), "terms.published", "terms:" + number, "");
            return null;
        });
    }

    /** Every version of the terms in a language, the newest first. */
    public List<Terms> terms(Language language) {
        return ledger.inTransaction(books -> books.policy().terms(language.code()));
    }

    /** Says whom to ask, in every language given. */
    public void contacts(List<Contact> contacts, StaffMember author) {
        requireAuthor(author);
        ledger.run(books -> {
            contacts.forEach(each -> books.policy().contact(author.name(), each));
            books.audit().append(clock.instant(), author.name(), "contacts.published", "contacts", "");
        });
    }

    public @Nullable Contact contact(Language language) {
        return ledger.<@Nullable Contact>inTransaction(books -> books.policy().contact(language.code()));
    }

    private static List<String> languages() {
        return Arrays.stream(Language.values()).map(Language::code).toList();
    }

    private static void requireAuthor(StaffMember member) {
        if (!member.role().authorsRules()) {
            throw new IllegalArgumentException("only an author of policy does this");
        }
    }
}

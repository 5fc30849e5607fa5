// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.ConsentRow;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account holder lets their use of their own pages be counted. Silence is a no (GDPR Art. 4(11), 7); nobody asks
 * again, and a yes is taken back as easily as it was given. Scoring and rules never read it.
 */
public final class Consents {
    /** The one purpose there is. */
    private static final String PAGE_USE = "PAGE_USE";

    /** How long a yes counts: after that it is silence again, and silence is a no. */
    static final Period GOOD_FOR = Period.ofMonths(12);

    private final Ledger ledger;
    private final Clock clock;

    public Consents(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What was said last.
     *
     * @param agreed whether it is a yes that still counts
     * @param at null if nothing was ever said
     * @param until when a yes ends by itself; null for a no
     */
    public record Said(
            boolean agreed, @Nullable Instant at, @Nullable Instant until) {}

    public Said pageUse(AccountId account) {
        ConsentRow row = ledger.<@Nullable ConsentRow>inTransaction(
                books -> books.consents().newest(account, PAGE_USE));
        if (row == null || !row.agreed()) {
            return new Said(false, row == null ? null : row.saidAt(), null);
        }
        Instant until = row.saidAt().atOffset(ZoneOffset.UTC).plus(GOOD_FOR).toInstant();
        return new Said(clock.instant().isBefore(until), row.saidAt(), until);
    }

    /** Keeps what was said together with the version of the page and its language. */
    public void sayPageUse(AccountId account, boolean agreed, String screen, String language) {
        Instant now = clock.instant();
        ledger.run(books -> {
            books.consents().say(new ConsentRow(account, PAGE_USE, agreed, now, screen, language));
            books.audit().append(now, "account holder", "privacy.choice", "consents", agreed ? "yes" : "no");
        });
    }
}

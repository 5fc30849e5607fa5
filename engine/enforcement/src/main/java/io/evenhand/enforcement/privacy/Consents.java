// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.ConsentRow;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account holder lets their use of their own pages be counted. Silence is a no (GDPR Art. 4(11), 7); nobody asks
 * again, and a yes is taken back as easily as it was given. Scoring and rules never read it.
 */
public final class Consents {
    /** The one purpose there is. */
    private static final String PAGE_USE = "PAGE_USE";

    private final Ledger ledger;
    private final Clock clock;

    public Consents(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What was said last.
     *
     * @param at null if nothing was ever said
     */
    public record Said(boolean agreed, @Nullable Instant at) {}

    public Said pageUse(AccountId account) {
        ConsentRow row = ledger.<@Nullable ConsentRow>inTransaction(
                books -> books.consents().newest(account, PAGE_USE));
        return row == null ? new Said(false, null) : new Said(row.agreed(), row.saidAt());
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

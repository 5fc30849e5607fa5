// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.network;

import io.evenhand.asn.collateral.Standing;
import io.evenhand.asn.collateral.Standings;
import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.NetworkBook;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What the ledger knows about accounts: the newest assessment, and whether an allow entry protects them. */
public final class LedgerStandings implements Standings {
    private final Ledger ledger;
    private final Clock clock;

    public LedgerStandings(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Map<AccountId, Standing> of(Collection<AccountId> accounts) {
        Map<AccountId, Standing> out = new HashMap<>();
        for (NetworkBook.StandingRow row :
                ledger.inTransaction(books -> books.networks().standings(accounts, clock.instant()))) {
            out.put(row.account(), new Standing(row.score(), row.evidence(), row.allowed()));
        }
        return out;
    }
}

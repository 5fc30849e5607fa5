// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.privacy.Extract;
import io.evenhand.enforcement.privacy.Extracts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Extracts that somebody looks through right now: reading the whole log again for every search would take seconds. */
final class RecentExtracts {
    private static final Duration LIFE = Duration.ofMinutes(3);
    private static final int KEPT_MAX = 16;
    private static final String HOLDER = "account holder";
    private static final String ROLE = "ACCOUNT_HOLDER";

    private final Extracts extracts;
    private final Clock clock;
    private final Map<AccountId, Extract> kept = new LinkedHashMap<>();
    private long forgotten;

    RecentExtracts(Extracts extracts, Clock clock) {
        this.extracts = extracts;
        this.clock = clock;
    }

    /** One that is three minutes old at most; an exception if the log does not answer. */
    Extract of(AccountId account) {
        Instant now = clock.instant();
        long before;
        synchronized (kept) {
            before = forgotten;
            kept.values().removeIf(each -> each.at().plus(LIFE).isBefore(now));
            Extract recent = kept.get(account);
            if (recent != null) {
                return recent;
            }
        }
        Extract fresh = extracts.of(account, HOLDER, ROLE, "asked for their data");
        synchronized (kept) {
            if (before == forgotten) {
                keep(account, fresh);
            }
        }
        return fresh;
    }

    private void keep(AccountId account, Extract fresh) {
        if (kept.size() >= KEPT_MAX) {
            kept.remove(kept.keySet().iterator().next());
        }
        kept.put(account, fresh);
    }

    /** Nothing of an account that is erased stays here, nor comes back with an extract that is being read. */
    void forget(AccountId account) {
        synchronized (kept) {
            forgotten++;
            kept.remove(account);
        }
    }
}

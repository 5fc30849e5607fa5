// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.allowlist;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.AllowRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's word that an account is in order: while it is active no measure is taken against the account by a rule.
 *
 * @param scope what it withholds
 * @param approvedBy who agreed; null as long as nobody did, and until then it withholds nothing
 * @param until when it ends by itself
 */
public record AllowEntry(
        long id,
        AccountId account,
        AllowRow.Scope scope,
        String reason,
        String grantedBy,
        @Nullable String approvedBy,
        @Nullable Instant from,
        Instant until) {}

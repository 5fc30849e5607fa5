// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;

/** One allow entry as stored. */
public record AllowRow(long id, AccountId account, String reason, String grantedBy, Instant from, Instant until) {}

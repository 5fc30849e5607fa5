// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.allowlist;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;

/**
 * A person's word that an account is in order: while it is active no measure is taken against the account by a rule.
 *
 * @param until when it ends by itself
 */
public record AllowEntry(long id, AccountId account, String reason, String grantedBy, Instant from, Instant until) {}

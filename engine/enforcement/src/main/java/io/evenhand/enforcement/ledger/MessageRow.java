// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that is due, with where it goes as of now.
 *
 * @param about what it is about, a noun and a name
 * @param slots the values of its slots, as a JSON object of texts
 * @param mail the account holder's address, or null
 * @param webhook the address they named, or null
 */
public record MessageRow(
        String id,
        AccountId account,
        String channel,
        String kind,
        String about,
        String slots,
        Instant madeAt,
        int attempts,
        String language,
        @Nullable String mail,
        @Nullable String webhook) {}

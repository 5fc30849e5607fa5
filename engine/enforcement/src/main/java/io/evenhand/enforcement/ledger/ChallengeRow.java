// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One challenge as stored: of its secret only a check value.
 *
 * @param target the host with port, or the domain; empty for methods that call nothing
 */
public record ChallengeRow(
        String id,
        AccountId account,
        ServerId server,
        String method,
        String target,
        String digest,
        Instant expiresAt,
        @Nullable Instant passedAt) {}

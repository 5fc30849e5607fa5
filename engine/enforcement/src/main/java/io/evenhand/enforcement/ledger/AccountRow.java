// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What matters about an account when an assessment of it arrives.
 *
 * @param newestAsOf of the newest assessment handled, or null
 * @param repeat whether the assessment at hand was handled before
 * @param allowlistedUntil the end of an active allow entry, or null
 * @param heldUntil the end of an active migration hold, or null
 * @param restricted whether a measure stands and has not ended
 * @param evidenceVerified whether evidence stands that two people verified and nobody withdrew
 * @param notices how many decisions the holder was told about in the last year
 * @param quietUntil until when a person's dismissal keeps the rules from opening a case again, or null
 */
public record AccountRow(
        @Nullable Instant newestAsOf,
        boolean repeat,
        @Nullable Instant allowlistedUntil,
        @Nullable Instant heldUntil,
        boolean restricted,
        boolean appealOpen,
        boolean evidenceVerified,
        int notices,
        @Nullable Instant quietUntil) {}

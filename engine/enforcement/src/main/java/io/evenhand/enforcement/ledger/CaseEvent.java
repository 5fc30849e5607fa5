// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a case.
 *
 * @param staff who did it, or null if it was no member of staff
 * @param words what they wrote, or null
 */
public record CaseEvent(
        Instant at,
        CaseEventKind kind,
        @Nullable String staff,
        @Nullable String words) {}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import io.evenhand.enforcement.ledger.CaseEventKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a case.
 *
 * @param kind what happened, for pages that say it in another language
 * @param actor a member of staff, or {@code rules}, or {@code account holder}
 * @param what what happened, one sentence
 * @param text the words that go with it, or null
 */
public record HistoryLine(
        Instant at,
        CaseEventKind kind,
        String actor,
        String what,
        @Nullable String text) {}

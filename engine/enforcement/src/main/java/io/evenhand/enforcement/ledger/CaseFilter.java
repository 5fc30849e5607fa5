// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.verdict.Outcome;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which cases somebody looks for, by kind and date. There is no account, server or network in it: whom a search is about
 * would stand in addresses and logs, and nobody's cases are picked by where they are hosted.
 *
 * @param reason a code of the rules, or null for any
 * @param from opened on this day or later, in UTC
 * @param until opened on this day or earlier
 * @param staff whose acts it holds, or null
 */
public record CaseFilter(
        @Nullable CaseState state,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String staff) {
    /** Every case. */
    public static final CaseFilter ALL = new CaseFilter(null, null, null, null, null, null);

    public CaseFilter {
        if (reason != null && !reason.matches("[A-Z0-9_]{1,60}")) {
            throw new IllegalArgumentException("a reason is a code");
        }
    }
}

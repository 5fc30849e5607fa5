// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import org.jspecify.annotations.Nullable;

/**
 * An appeal and how it stands, as the desk reads it.
 *
 * @param reference the number to quote
 * @param status in a word or two
 * @param decided whether it is over
 * @param late whether the answer is overdue
 * @param statement what the account holder wrote
 * @param filed when it arrived
 * @param due when it is to be answered at the latest
 * @param outcome the decision as a heading, or null while there is none
 * @param reasons why it was decided so, or null
 * @param decidedAt when, or null
 */
public record AppealView(
        String reference,
        String status,
        boolean decided,
        boolean late,
        String statement,
        TimeView filed,
        TimeView due,
        @Nullable String outcome,
        @Nullable String reasons,
        @Nullable TimeView decidedAt) {}

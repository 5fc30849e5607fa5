// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of policy as stored.
 *
 * @param publishedAt null while it is a draft
 * @param affected how many people it reaches, if that was counted and is ten or more
 * @param texts by language code
 */
public record PolicyRow(
        long id,
        String author,
        @Nullable Instant publishedAt,
        LocalDate effectiveOn,
        LocalDate commentsUntil,
        @Nullable Integer affected,
        @Nullable Instant withdrawnAt,
        Map<String, Text> texts) {
    public PolicyRow {
        texts = Map.copyOf(texts);
    }

    /**
     * A change in one language.
     *
     * @param scope for whom and for what it holds, named
     * @param options what one can do about it
     */
    public record Text(String title, String scope, String what, String why, String options) {}

    /**
     * A question about a change.
     *
     * @param shown whether it is shown with its answer; null until somebody answered
     */
    public record Question(
            long id,
            Instant askedAt,
            String language,
            String words,
            @Nullable Instant answeredAt,
            @Nullable String answer,
            @Nullable Boolean shown) {}

    /** A version of the terms in one language. */
    public record Terms(int number, String language, Instant publishedAt, LocalDate effectiveOn, String body) {}

    /** Whom to ask, in one language. */
    public record Contact(
            String language,
            Instant changedAt,
            String person,
            String officer,
            String representative,
            String authorities,
            int answerDays) {}
}

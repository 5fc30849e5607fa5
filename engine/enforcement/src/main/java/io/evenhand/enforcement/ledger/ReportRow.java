// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a version would have done, compared with another one.
 *
 * @param id 0 before it is written
 * @param coverage what it looked at; null only for one that was written before this was kept
 * @param body canonical JSON; it names no account
 */
public record ReportRow(
        long id,
        String ruleset,
        String baseline,
        String madeBy,
        Instant madeAt,
        @Nullable Coverage coverage,
        String body) {
    /**
     * What a report looked at.
     *
     * @param assessments how many it asked both versions about
     * @param stored how many were stored of the 90 days before {@code until}
     * @param reached for how many accounts the version asked for something; null only if that was not kept
     */
    public record Coverage(
            Instant from,
            Instant until,
            long assessments,
            long stored,
            @Nullable Long reached) {
        public Coverage {
            if (assessments < 1 || stored < 1) {
                throw new IllegalArgumentException("a report looks at something");
            }
        }

        /** The part of what is stored of the last 90 days that it looked at, 0 to 1. */
        public double share() {
            return Math.min(1, (double) assessments / stored);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.evidence;

import io.evenhand.enforcement.ledger.EvidenceRow;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence as somebody brings it.
 *
 * @param sha256 of what was captured, 64 lower-case hexadecimal digits
 * @param source where it comes from
 * @param summary what it shows, 10 to 2,000 characters, without anybody else's personal data
 * @param observedOn the day of the conduct
 * @param terms the version of the terms in force on that day
 * @param keep how long it is kept, a day to two years
 * @param report the report it began as; needed for that kind, otherwise null
 */
public record Gathered(
        EvidenceRow.Kind kind,
        String sha256,
        String source,
        String summary,
        LocalDate observedOn,
        String terms,
        EvidenceRow.Basis basis,
        Duration keep,
        @Nullable String report) {
    private static final Duration KEEP_MIN = Duration.ofDays(1);
    private static final Duration KEEP_MAX = Duration.ofDays(730);
    private static final int SOURCE_LENGTH_MAX = 500;
    private static final int SUMMARY_LENGTH_MIN = 10;
    private static final int SUMMARY_LENGTH_MAX = 2_000;

    public Gathered {
        source = source.strip();
        summary = summary.strip();
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("evidence is known by its SHA-256 hash");
        }
        if (source.isEmpty() || source.length() > SOURCE_LENGTH_MAX || terms.isBlank()) {
            throw new IllegalArgumentException("evidence names its source and the terms of its day");
        }
        if (summary.length() < SUMMARY_LENGTH_MIN || summary.length() > SUMMARY_LENGTH_MAX) {
            throw new IllegalArgumentException("a summary has 10 to 2000 characters");
        }
        if (keep.compareTo(KEEP_MIN) < 0 || keep.compareTo(KEEP_MAX) > 0) {
            throw new IllegalArgumentException("evidence is kept a day to two years");
        }
        if ((kind == EvidenceRow.Kind.THIRD_PARTY_REPORT) != (report != null)) {
            throw new IllegalArgumentException("evidence from a report names the report, and nothing else does");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.policy.NetworkEntry;
import io.evenhand.enforcement.ledger.MeasureRow;
import io.evenhand.enforcement.network.MeasureTable;
import io.evenhand.enforcement.network.NetworkMeasure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Measures against networks as edges see them: where, until when and for which of two causes, never who said so or why. */
final class NetworkSection {
    private NetworkSection() {}

    /** Those that two people made and that have not ended; none at all if the table of them answers wrongly. */
    static List<NetworkEntry> of(List<MeasureRow> rows, Instant now) {
        List<NetworkMeasure> measures = rows.stream()
                .map(NetworkMeasure::of)
                .filter(Objects::nonNull)
                .filter(measure -> now.isBefore(measure.until()))
                .toList();
        // nearly always, and a table of nothing is not made for nothing
        if (measures.isEmpty() || !MeasureTable.of(measures).failedProbes(now).isEmpty()) {
            return List.of();
        }
        return measures.stream().map(NetworkSection::entry).distinct().toList();
    }

    private static NetworkEntry entry(NetworkMeasure measure) {
        return new NetworkEntry(
                measure.prefix().text(),
                NetworkEntry.Action.valueOf(measure.action().name()),
                NetworkEntry.Cause.valueOf(measure.cause().name()),
                measure.from().truncatedTo(ChronoUnit.MILLIS),
                measure.until().truncatedTo(ChronoUnit.MILLIS));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How values are spelt in columns: times in UTC to the millisecond, records as canonical JSON, codes joined by commas. */
final class Column {
    private Column() {}

    static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    static @Nullable Instant instantOrNull(ResultSet row, String name) throws SQLException {
        OffsetDateTime value = row.getObject(name, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static Instant instant(ResultSet row, String name) throws SQLException {
        return row.getObject(name, OffsetDateTime.class).toInstant();
    }

    static @Nullable Long longOrNull(ResultSet row, String name) throws SQLException {
        long value = row.getLong(name);
        return row.wasNull() ? null : value;
    }

    static @Nullable Double doubleOrNull(ResultSet row, String name) throws SQLException {
        double value = row.getDouble(name);
        return row.wasNull() ? null : value;
    }

    static <T> T record(ResultSet row, String name, Class<T> type) throws SQLException {
        return Stored.read(row.getString(name), type);
    }

    static String joined(List<String> codes) {
        return String.join(",", codes);
    }

    static List<String> codes(ResultSet row, String name) throws SQLException {
        String value = row.getString(name);
        return value.isEmpty() ? List.of() : List.of(value.split(","));
    }
}

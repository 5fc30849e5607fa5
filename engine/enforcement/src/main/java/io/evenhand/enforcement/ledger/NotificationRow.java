// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of notification as stored.
 *
 * @param events names of kinds
 * @param onlyIf what the subject or the detail must contain; empty for all
 */
public record NotificationRow(
        long id,
        String name,
        String channel,
        String target,
        List<String> events,
        String onlyIf,
        String template,
        boolean active,
        String author) {
    public NotificationRow {
        events = List.copyOf(events);
    }

    /** Never the target: an address can hold a secret. */
    @Override
    public String toString() {
        return "notification " + id + " " + name;
    }

    /** Something that is to be told, or was. */
    public record Sent(
            long id,
            long rule,
            String event,
            String body,
            Instant madeAt,
            int attempts,
            @Nullable Instant sentAt,
            @Nullable Instant givenUpAt,
            String trouble) {}

    /** A line of a source of events. */
    public record Line(long seq, Instant at, String act, String subject, String detail) {}

    /** How far a source was read. */
    public record Mark(long seq, Instant at) {}

    /** How many verdicts of one outcome there were in a newer and an older period, and of all. */
    public record Share(String outcome, long newer, long newerAll, long older, long olderAll) {}
}

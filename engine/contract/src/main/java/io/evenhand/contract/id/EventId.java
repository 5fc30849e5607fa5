// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.id;

/** An event's name, unique per producer: a repeat is the same event. */
public record EventId(String value) implements Comparable<EventId> {
    public EventId {
        Token.eventId("event id", value);
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

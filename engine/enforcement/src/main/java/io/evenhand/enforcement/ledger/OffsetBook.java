// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** How far each partition of a topic was read, committed together with what the records led to. */
public final class OffsetBook {
    private final Handle handle;

    OffsetBook(Handle handle) {
        this.handle = handle;
    }

    /** The next offset to read, by partition; partitions never read are absent. */
    public Map<Integer, Long> of(String topic) {
        Map<Integer, Long> offsets = new TreeMap<>();
        handle.createQuery("select part, next_offset from consumer_offsets where topic = :topic")
                .bind("topic", topic)
                .map((row, context) -> Map.entry(row.getInt("part"), row.getLong("next_offset")))
                .forEach(entry -> offsets.put(entry.getKey(), entry.getValue()));
        return offsets;
    }

    /** Remembers a record that could not be handled; {@code reason} names a kind of failure and holds no value. */
    public void setAside(String topic, int partition, long offset, String reason) {
        handle.createUpdate(
                        "insert into set_aside (topic, part, position, reason) values (:topic, :part, :position, :reason) "
                                + "on conflict do nothing")
                .bind("topic", topic)
                .bind("part", partition)
                .bind("position", offset)
                .bind("reason", reason)
                .execute();
    }

    /** Remembers the next offset to read; it never goes back. */
    public void advance(String topic, int partition, long nextOffset) {
        handle.createUpdate("insert into consumer_offsets (topic, part, next_offset) values (:topic, :part, :next) "
                        + "on conflict (topic, part) do update "
                        + "set next_offset = greatest(consumer_offsets.next_offset, excluded.next_offset)")
                .bind("topic", topic)
                .bind("part", partition)
                .bind("next", nextOffset)
                .execute();
    }
}

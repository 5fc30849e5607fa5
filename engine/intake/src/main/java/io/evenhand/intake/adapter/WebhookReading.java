// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import io.evenhand.contract.event.DeadLetterReason;
import io.evenhand.contract.event.Event;
import org.jspecify.annotations.Nullable;

/** What became of another program's report. */
public sealed interface WebhookReading {
    /**
     * It is an event.
     *
     * @param address the textual address in it, to be replaced by a pseudonym and forgotten, or null
     * @param droppedFields how many values of the report were dropped
     */
    record Mapped(Event event, @Nullable String address, int droppedFields) implements WebhookReading {
        /** Without the address: records print their fields, and addresses are never printed. */
        @Override
        public String toString() {
            return "Mapped[" + event.id() + "]";
        }
    }

    /** It is well-formed, but of something that is no event of ours, such as a pause or a new item. */
    record Ignored(int droppedFields) implements WebhookReading {}

    /** It cannot be used; {@code field} is the name of ours for what is missing or malformed, or null for the whole. */
    record Rejected(DeadLetterReason reason, @Nullable String field) implements WebhookReading {}
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import io.evenhand.contract.event.DeadLetter;
import io.evenhand.contract.event.Event;
import org.jspecify.annotations.Nullable;

/** What became of a line that claims to be an event. */
public sealed interface EventReading {
    /**
     * It is an event.
     *
     * @param event without an address; with a pseudonym if the producer made one
     * @param address the textual address reported with it, not yet checked, to be replaced by a pseudonym and forgotten; or null
     * @param droppedFields how many unknown fields were dropped
     */
    record Accepted(Event event, @Nullable String address, int droppedFields) implements EventReading {
        /** Without the address: records print their fields, and addresses are never printed. */
        @Override
        public String toString() {
            return "Accepted[" + event.id() + "]";
        }
    }

    /** It is not, and why. */
    record Rejected(DeadLetter letter) implements EventReading {}
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import io.evenhand.contract.event.Event;
import io.evenhand.intake.pseudonym.NetworkContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where an import puts its events: a file, or the intake program. */
@FunctionalInterface
public interface EventSink {
    /**
     * Takes one event.
     *
     * @param event without an address, in order of time
     * @param network what is known about the network it came from, or null
     */
    void accept(Event event, @Nullable NetworkContext network) throws IOException;
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.contract.event.Event;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where simulated events go, in the order in which they are reported. */
@FunctionalInterface
public interface EventSink {
    /** Takes one event and the origin a platform would report with it, which an event itself cannot hold. */
    void accept(Event event, @Nullable Origin origin) throws IOException;
}

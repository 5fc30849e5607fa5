// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.contract.event.Event;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Turns the address that a producer reported into a pseudonym and a context, exactly as intake does. */
@FunctionalInterface
public interface AddressVeil extends Serializable {
    /** The context of the address, or null if the text is no address. */
    @Nullable
    NetworkSighting veil(Event event, String address) throws IOException;
}

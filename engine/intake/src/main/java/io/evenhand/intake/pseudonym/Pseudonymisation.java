// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.pseudonym;

import io.evenhand.contract.event.Event;
import org.jspecify.annotations.Nullable;

/** What became of an event that was reported with an address. */
public sealed interface Pseudonymisation {
    /**
     * The address is replaced and forgotten.
     *
     * @param event with the pseudonym
     * @param context what is known about the network, or null if the event came without an address
     */
    record Done(Event event, @Nullable NetworkContext context) implements Pseudonymisation {}

    /** The text is not an address: a dead letter, malformed field {@link Pseudonymiser#ADDRESS_FIELD}. */
    record NotAnAddress() implements Pseudonymisation {}
}

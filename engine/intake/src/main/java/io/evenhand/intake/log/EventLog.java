// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.log;

import io.evenhand.contract.event.DeadLetter;
import io.evenhand.contract.event.Event;
import io.evenhand.intake.pseudonym.NetworkContext;

/** The writer of events, network contexts and dead letters; safe to use from several threads. */
public interface EventLog extends AutoCloseable {
    /** Begins to write what one caller sent; it is safe when {@link Writing#await} has returned. */
    Writing begin();

    @Override
    void close();

    /** What one caller sent, on its way; for one thread. */
    interface Writing {
        void event(Event event);

        /** Writes a context unless the same account was seen in the same network not long ago. */
        void network(NetworkContext context);

        void deadLetter(DeadLetter letter);

        /**
         * Returns when everything is acknowledged.
         *
         * @throws LogUnavailableException if anything is not
         */
        void await();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.enforcement.ledger.Ledger;

/** Sends interventions that the ledger committed to Kafka, at least once and in order. */
public final class OutboxRelay implements AutoCloseable {
    /** @param bootstrap Kafka's address, {@code host:port} */
    public OutboxRelay(String bootstrap, Ledger ledger) {}

    /** Starts sending on a thread of its own. */
    public void start() {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("not yet");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.enforcement.ledger.Ledger;

/** Reads assessments from Kafka and hands them to the intake; offsets commit with what they led to. */
public final class AssessmentConsumer implements AutoCloseable {
    /** @param bootstrap Kafka's address, {@code host:port} */
    public AssessmentConsumer(String bootstrap, Ledger ledger, AssessmentIntake intake) {}

    /** Starts reading on a thread of its own. */
    public void start() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Whether Kafka answers and the thread is alive. */
    public boolean isReady() {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("not yet");
    }
}

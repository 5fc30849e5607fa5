// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/** The database that remembers every assessment, verdict, case, decision, appeal and act. Safe for several threads. */
public final class Ledger implements AutoCloseable {
    private Ledger() {}

    /** Connects, brings the schema up to date, and returns; an unreachable database is an exception. */
    public static Ledger open(LedgerSettings settings) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Whether the database answers. */
    public boolean isReady() {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("not yet");
    }
}

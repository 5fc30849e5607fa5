// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While it is held, no other process with the same books makes a revision of the feed or says that the newest one stays: the
 * one would otherwise not see what the other is about to do.
 */
public final class RevisionLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RevisionLock.class);
    private static final long LOCK = 0x6665_6564_7265_7601L;

    private final Connection connection;

    private RevisionLock(Connection connection) {
        this.connection = connection;
    }

    /** Waits until nobody else has it. */
    static RevisionLock take(DataSource connections) {
        try {
            Connection connection = connections.getConnection();
            try (Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
                return new RevisionLock(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not say whose turn it is", e);
        }
    }

    /** Ends the transaction that holds it; the pool would do so too. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("the connection that held the lock is gone, and the lock with it", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of several casework processes does what only one may do: the one whose connection holds a lock in the database. Who
 * dies loses it with the connection, at once and without a timeout; who is merely stopped keeps it, and nobody acts for two.
 */
final class Leadership implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    /** Spells "evenlead". */
    private static final long LOCK = 0x6576656e6c656164L;

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int ANSWER_S = 2;

    private final DataSource connections;
    private @Nullable Connection holding;
    private long lookedAt;
    private boolean leads;
    private boolean closed;

    Leadership(DataSource connections) {
        this.connections = connections;
        lookedAt = System.nanoTime() - LOOK_NANOS;
    }

    /** Whether this process leads, as of half a second ago at most; if nobody does, it does from now on. */
    synchronized boolean holds() {
        long now = System.nanoTime();
        if (!closed && now - lookedAt >= LOOK_NANOS) {
            boolean before = leads;
            leads = look();
            lookedAt = System.nanoTime();
            if (leads != before) {
                LOG.info(leads ? "this process leads from now on" : "this process does not lead any more");
            }
        }
        return leads && !closed;
    }

    private boolean look() {
        try {
            Connection known = holding;
            if (known != null && known.isValid(ANSWER_S)) {
                return true;
            }
            release();
            holding = lockedConnection();
            return holding != null;
        } catch (SQLException e) {
            release();
            return false;
        }
    }

    /** A connection that holds the lock, or null if another one does. */
    private @Nullable Connection lockedConnection() throws SQLException {
        Connection fresh = connections.getConnection();
        boolean locked = false;
        try {
            locked = locks(fresh);
            return locked ? fresh : null;
        } finally {
            if (!locked) {
                fresh.close();
            }
        }
    }

    private static boolean locks(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** Gives the connection back without the lock, which would otherwise stay with it in the pool. */
    private void release() {
        Connection known = holding;
        holding = null;
        if (known == null) {
            return;
        }
        try {
            try (Statement statement = known.createStatement()) {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            } finally {
                known.close();
            }
        } catch (SQLException e) {
            LOG.debug("the connection that held the lead is gone, and the lead with it", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        release();
    }
}

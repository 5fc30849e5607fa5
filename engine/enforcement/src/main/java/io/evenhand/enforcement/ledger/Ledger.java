// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.evenhand.contract.audit.ActSeal;
import io.evenhand.rules.ruleset.Semantics;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/** The database that remembers every assessment, verdict, case, decision, appeal and act. Safe for several threads. */
public final class Ledger implements AutoCloseable {
    private static final int ATTEMPTS_MAX = 5;
    private static final long CONNECTION_TIMEOUT_MS = 10_000;
    private static final int READY_TIMEOUT_S = 2;

    private final HikariDataSource connections;
    private final Jdbi jdbi;
    private final ActSeal seal;
    private final LongAdder statements = new LongAdder();
    private final List<Runnable> outboxListeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Leadership leadership;

    private Ledger(HikariDataSource connections, ActSeal seal) {
        this.connections = connections;
        this.seal = seal;
        this.jdbi = Jdbi.create(connections);
        // an exception ends up in a log, and no log holds what people wrote or who they are
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.increment();
            }
        });
    }

    /**
     * Connects, brings the schema up to date, and returns; an unreachable database is an exception.
     *
     * @param seal what every act is signed with
     */
    public static Ledger open(LedgerSettings settings, ActSeal seal) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connectionsMax());
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        config.setPoolName("ledger");
        config.addDataSourceProperty("logServerErrorDetail", "false");
        // a day has 24 hours wherever the program runs, in what the database adds up as in what programs do
        config.setConnectionInitSql("set evenhand.semantics = " + Semantics.VERSION + "; set time zone 'UTC'");
        HikariDataSource connections = new HikariDataSource(config);
        try {
            Flyway.configure()
                    .dataSource(connections)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return new Ledger(connections, seal);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    /** Whether the database answers. */
    public boolean isReady() {
        try (var connection = connections.getConnection()) {
            return connection.isValid(READY_TIMEOUT_S);
        } catch (SQLException e) {
            return false;
        }
    }

    /** How many questions the database was asked through these books since they were opened. */
    public long statements() {
        return statements.sum();
    }

    /**
     * Does {@code work} in one transaction: all of it or nothing. Work that collides with another transaction is done
     * again, so it must have no effect but on the books.
     */
    public <T> T inTransaction(Function<Books, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(work);
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS_MAX || !isCollision(e)) {
                    throw e;
                }
            }
        }
    }

    /** {@link #inTransaction(Function)} of work without a result. */
    public void run(Consumer<Books> work) {
        inTransaction(books -> {
            work.accept(books);
            return true;
        });
    }

    /** Reads in one transaction that sees one state of the books; for long work, which is never done twice. */
    public void read(Consumer<Books> work) {
        try (Handle handle = jdbi.open()) {
            handle.useTransaction(
                    TransactionIsolationLevel.REPEATABLE_READ, inner -> work.accept(new Books(inner, seal)));
        }
    }

    /** Calls {@code listener} after every commit that left something in the outbox; it must be quick. */
    public void onOutbox(Runnable listener) {
        outboxListeners.add(listener);
    }

    private <T> T attempt(Function<Books, T> work) {
        boolean[] posted = new boolean[1];
        T result;
        try (Handle handle = jdbi.open()) {
            result = handle.inTransaction(TransactionIsolationLevel.READ_COMMITTED, inner -> {
                Books books = new Books(inner, seal);
                T value = work.apply(books);
                // last, so that the audit log's lock is held for the shortest time and always taken after all others
                books.audit().flush();
                posted[0] = books.outbox().hasPosted();
                return value;
            });
        }
        if (posted[0]) {
            outboxListeners.forEach(Runnable::run);
        }
        return result;
    }

    /** From now on other processes work on these books too, and what only one may do is done by whoever leads. */
    public void share() {
        leadership = new Leadership(connections);
    }

    /** Whether this process does what only one may do: always, unless the books are shared. */
    public boolean leads() {
        Leadership lead = leadership;
        return lead == null || lead.holds();
    }

    /** Keeps other processes from making revisions; null if there are no others. */
    public @Nullable RevisionLock lockRevisions() {
        return leadership == null ? null : RevisionLock.take(connections);
    }

    /** Whether the books' own rules refused what was to be written, and nothing happened. */
    public static boolean isRefused(RuntimeException failure) {
        return state(failure).startsWith("23");
    }

    /** Whether a value has a character, a size or a time that the database knows no form of, and nothing happened. */
    public static boolean isUnwritable(RuntimeException failure) {
        return state(failure).startsWith("22");
    }

    /** A serialization failure or a deadlock: the database undid one of two, and it may be tried again. */
    private static boolean isCollision(JdbiException failure) {
        String state = state(failure);
        return state.equals("40001") || state.equals("40P01");
    }

    /** The SQL state behind a failure; empty if the database said none. */
    private static String state(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null ? "" : sql.getSQLState();
            }
        }
        return "";
    }

    @Override
    public void close() {
        Leadership lead = leadership;
        if (lead != null) {
            lead.close();
        }
        connections.close();
    }
}

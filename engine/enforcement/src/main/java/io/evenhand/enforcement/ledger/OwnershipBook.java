// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Servers' keys, challenges, and who showed that a server is theirs. */
public final class OwnershipBook {
    private final Handle handle;

    OwnershipBook(Handle handle) {
        this.handle = handle;
    }

    /** The key the server was registered with, or null. */
    public @Nullable String key(AccountId account, ServerId server) {
        return handle.createQuery("select public_key from server_keys where account = :account and server = :server")
                .bind("account", account.value())
                .bind("server", server.value())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    public void register(AccountId account, ServerId server, String key, Instant now) {
        handle.createUpdate("insert into server_keys values (:account, :server, :key, :now) "
                        + "on conflict (account, server) do update set public_key = excluded.public_key, "
                        + "registered_at = excluded.registered_at")
                .bind("account", account.value())
                .bind("server", server.value())
                .bind("key", key)
                .bind("now", Column.time(now))
                .execute();
    }

    public void open(ChallengeRow row, Instant now) {
        handle.createUpdate(
                        "insert into challenges (id, account, server, method, target, digest, issued_at, expires_at) "
                                + "values (:id, :account, :server, :method, :target, :digest, :now, :expires)")
                .bind("id", row.id())
                .bind("account", row.account().value())
                .bind("server", row.server().value())
                .bind("method", row.method())
                .bind("target", row.target())
                .bind("digest", row.digest())
                .bind("now", Column.time(now))
                .bind("expires", Column.time(row.expiresAt()))
                .execute();
    }

    public @Nullable ChallengeRow find(String id) {
        return handle.createQuery("select * from challenges where id = :id for update")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** Open challenges of a method for a server, whoever asked for them. */
    public List<ChallengeRow> open(ServerId server, String method, Instant now) {
        return handle.createQuery("select * from challenges where server = :server and method = :method "
                        + "and passed_at is null and expires_at > :now order by id for update")
                .bind("server", server.value())
                .bind("method", method)
                .bind("now", Column.time(now))
                .map((row, context) -> row(row))
                .list();
    }

    /** How many attempts there were for a server of an account since {@code since}. */
    public int attempts(AccountId account, ServerId server, Instant since) {
        return handle.createQuery("select coalesce(sum(attempts), 0) from challenges "
                        + "where account = :account and server = :server and last_attempt > :since")
                .bind("account", account.value())
                .bind("server", server.value())
                .bind("since", Column.time(since))
                .mapTo(Integer.class)
                .one();
    }

    public void attempted(String id, @Nullable String trouble, Instant now) {
        handle.createUpdate("update challenges set attempts = attempts + 1, last_attempt = :now, trouble = :trouble "
                        + "where id = :id")
                .bind("id", id)
                .bind("trouble", trouble)
                .bind("now", Column.time(now))
                .execute();
    }

    /** The host under which the platform reaches the server, or null if it has not said. */
    public @Nullable String host(AccountId account, ServerId server) {
        return handle.createQuery("select host from server_hosts where account = :account and server = :server")
                .bind("account", account.value())
                .bind("server", server.value())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    public void report(AccountId account, ServerId server, String host, Instant now) {
        handle.createUpdate("insert into server_hosts (account, server, host, reported_at) "
                        + "values (:account, :server, :host, :now) on conflict (account, server) do update set "
                        + "host = excluded.host, reported_at = excluded.reported_at")
                .bind("account", account.value())
                .bind("server", server.value())
                .bind("host", host)
                .bind("now", Column.time(now))
                .execute();
    }

    /** Ends an ownership that was shown by a name; false if there was none. */
    public boolean endNamed(AccountId account, ServerId server, String why, Instant now) {
        boolean named = handle.createQuery("select exists (select from server_owners where account = :account "
                        + "and server = :server and method in ('HTTP', 'DNS') and ended_at is null)")
                .bind("account", account.value())
                .bind("server", server.value())
                .mapTo(Boolean.class)
                .one();
        return named && end(account, server, why, now);
    }

    /**
     * Passes a challenge once and, if it is of the server, makes the account its owner; false if it was passed before.
     *
     * @param ofServer whether it shows the server and not only a name
     */
    public boolean pass(ChallengeRow row, boolean ofServer, Instant now) {
        int passed = handle.createUpdate("update challenges set passed_at = :now, of_server = :of "
                        + "where id = :id and passed_at is null")
                .bind("id", row.id())
                .bind("of", ofServer)
                .bind("now", Column.time(now))
                .execute();
        if (passed == 1 && ofServer) {
            handle.createUpdate(
                            "insert into server_owners (account, server, method, shown_at) "
                                    + "values (:account, :server, :method, :now) on conflict (account, server) do update set "
                                    + "method = excluded.method, shown_at = excluded.shown_at, ended_at = null, ended_why = null")
                    .bind("account", row.account().value())
                    .bind("server", row.server().value())
                    .bind("method", row.method())
                    .bind("now", Column.time(now))
                    .execute();
        }
        return passed == 1;
    }

    /** Ends an ownership; false if there was none. */
    public boolean end(AccountId account, ServerId server, String why, Instant now) {
        return handle.createUpdate("update server_owners set ended_at = :now, ended_why = :why "
                                + "where account = :account and server = :server and ended_at is null")
                        .bind("account", account.value())
                        .bind("server", server.value())
                        .bind("why", why)
                        .bind("now", Column.time(now))
                        .execute()
                == 1;
    }

    /** The account's servers that are shown to be its own. */
    public List<ServerId> owned(AccountId account) {
        return handle.createQuery("select server from server_owners where account = :account and ended_at is null "
                        + "order by server")
                .bind("account", account.value())
                .mapTo(String.class)
                .map(ServerId::new)
                .list();
    }

    /** The account's challenges, newest first, with what was wrong at the last attempt. */
    public List<Attempt> attempts(AccountId account) {
        return handle.createQuery(
                        "select * from challenges where account = :account order by issued_at desc, id limit 50")
                .bind("account", account.value())
                .map((row, context) -> new Attempt(
                        row(row),
                        row.getInt("attempts"),
                        row.getString("trouble"),
                        row.getString("passed_at") != null && !row.getBoolean("of_server")))
                .list();
    }

    /**
     * A challenge and how it went so far.
     *
     * @param nameOnly whether it passed and showed a name, not the server
     */
    public record Attempt(
            ChallengeRow challenge, int attempts, @Nullable String trouble, boolean nameOnly) {}

    private static ChallengeRow row(ResultSet row) throws SQLException {
        return new ChallengeRow(
                row.getString("id"),
                new AccountId(row.getString("account")),
                new ServerId(row.getString("server")),
                row.getString("method"),
                row.getString("target"),
                row.getString("digest"),
                Column.instant(row, "expires_at"),
                Column.instantOrNull(row, "passed_at"));
    }
}

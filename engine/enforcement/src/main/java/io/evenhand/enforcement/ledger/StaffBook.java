// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.DecisionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Members of staff. */
public final class StaffBook {
    private final Handle handle;

    StaffBook(Handle handle) {
        this.handle = handle;
    }

    public void upsert(StaffRow staff, Instant now) {
        handle.createUpdate(
                        "insert into staff (name, role, password, changed_at) values (:name, :role, :password, :now)"
                                + " on conflict (name) do update set role = excluded.role, password = excluded.password,"
                                + " changed_at = excluded.changed_at")
                .bind("name", staff.name())
                .bind("role", staff.role())
                .bind("password", staff.password())
                .bind("now", Column.time(now))
                .execute();
    }

    /** The names of all who may come in with a password. */
    public List<String> withPasswords() {
        return handle.createQuery("select name from staff where password not in ('elsewhere', :left) order by name")
                .bind("left", StaffRow.LEFT)
                .mapTo(String.class)
                .list();
    }

    /** Takes a person's password away for good. */
    public void leave(String name, Instant now) {
        handle.createUpdate("update staff set password = :left, changed_at = :now where name = :name")
                .bind("left", StaffRow.LEFT)
                .bind("now", Column.time(now))
                .bind("name", name)
                .execute();
    }

    /** Replaces the hash of a password; false if it is not the one that was found any more. */
    public boolean renew(StaffRow known, String hash, Instant now) {
        return handle.createUpdate(
                                "update staff set password = :hash, changed_at = :now where name = :name and password"
                                        + " = :known")
                        .bind("hash", hash)
                        .bind("now", Column.time(now))
                        .bind("name", known.name())
                        .bind("known", known.password())
                        .execute()
                == 1;
    }

    /** The person of this name, or null. */
    public @Nullable StaffRow find(String name) {
        return handle.createQuery("select name, role, password from staff where name = :name")
                .bind("name", name)
                .map((row, context) ->
                        new StaffRow(row.getString("name"), row.getString("role"), row.getString("password")))
                .findOne()
                .orElse(null);
    }

    /** Those of these roles who took no part in a decision, by name. */
    public List<StaffRow> outside(DecisionId decision, Collection<String> roles) {
        return handle.createQuery("select name, role, password from staff s where role = any (:roles) "
                        + "and password <> :left "
                        + "and not exists (select from decision_participants p "
                        + "where p.decision = :decision and p.staff = s.name) order by name")
                .bindArray("roles", String.class, List.copyOf(roles))
                .bind("decision", decision.value())
                .bind("left", StaffRow.LEFT)
                .map((row, context) ->
                        new StaffRow(row.getString("name"), row.getString("role"), row.getString("password")))
                .list();
    }
}

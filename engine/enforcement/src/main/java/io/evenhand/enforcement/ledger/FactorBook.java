// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How members of staff show who they are besides a password. */
public final class FactorBook {
    private static final String NAME = "name";

    private final Handle handle;

    FactorBook(Handle handle) {
        this.handle = handle;
    }

    /** Binds a name to one person at a provider, for ever. */
    public void bind(StaffIdentityRow row, Instant now) {
        handle.createUpdate("insert into staff_identities (name, issuer, subject, bound_at) "
                        + "values (:name, :issuer, :subject, :now)")
                .bind(NAME, row.name())
                .bind("issuer", row.issuer())
                .bind("subject", row.subject())
                .bind("now", Column.time(now))
                .execute();
    }

    /** The name that a person at a provider has here, or null if they never came. */
    public @Nullable String nameOf(String issuer, String subject) {
        return handle.createQuery("select name from staff_identities where issuer = :issuer and subject = :subject")
                .bind("issuer", issuer)
                .bind("subject", subject)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** Whether the person of this name signs in at a provider. */
    public boolean isElsewhere(String name) {
        return handle.createQuery("select exists (select from staff_identities where name = :name)")
                .bind(NAME, name)
                .mapTo(Boolean.class)
                .one();
    }

    /** Keeps a new secret that does not count yet; one that counts is not replaced. */
    public void begin(String name, byte[] secret, Instant now) {
        handle.createUpdate("insert into staff_factors (name, secret, made_at) values (:name, :secret, :now) "
                        + "on conflict (name) do update set secret = excluded.secret, made_at = excluded.made_at "
                        + "where staff_factors.confirmed_at is null")
                .bind(NAME, name)
                .bind("secret", secret)
                .bind("now", Column.time(now))
                .execute();
    }

    /** The factor, locked until the transaction ends, so that two requests cannot use one code. */
    public @Nullable FactorRow factor(String name) {
        return handle.createQuery(
                        "select name, secret, confirmed_at, last_step from staff_factors where name = :name for update")
                .bind(NAME, name)
                .map((row, context) -> new FactorRow(
                        row.getString(NAME),
                        new FactorRow.Sealed(row.getBytes("secret")),
                        Column.instantOrNull(row, "confirmed_at"),
                        row.getLong("last_step")))
                .findOne()
                .orElse(null);
    }

    /** From now on the factor counts, with these codes for the day on which it is lost. */
    public void confirm(String name, long step, List<String> recoveryDigests, Instant now) {
        handle.createUpdate("update staff_factors set confirmed_at = :now, last_step = :step where name = :name and"
                        + " confirmed_at is null")
                .bind(NAME, name)
                .bind("step", step)
                .bind("now", Column.time(now))
                .execute();
        for (String digest : recoveryDigests) {
            handle.createUpdate("insert into staff_recovery_codes (name, digest) values (:name, :digest)")
                    .bind(NAME, name)
                    .bind("digest", digest)
                    .execute();
        }
    }

    public void accepted(String name, long step) {
        handle.createUpdate("update staff_factors set last_step = :step where name = :name")
                .bind(NAME, name)
                .bind("step", step)
                .execute();
    }

    /** Whether it is a code for a lost phone that was not used before; it is used now. */
    public boolean recover(String name, String digest, Instant now) {
        return handle.createUpdate("update staff_recovery_codes set used_at = :now "
                                + "where name = :name and digest = :digest and used_at is null")
                        .bind(NAME, name)
                        .bind("digest", digest)
                        .bind("now", Column.time(now))
                        .execute()
                == 1;
    }

    /** How many codes for a lost phone are left. */
    public int recoveryLeft(String name) {
        return handle.createQuery("select count(*) from staff_recovery_codes where name = :name and used_at is null")
                .bind(NAME, name)
                .mapTo(Integer.class)
                .one();
    }

    public void remove(String name) {
        handle.createUpdate("delete from staff_factors where name = :name")
                .bind(NAME, name)
                .execute();
    }

    /** Ends the stay of an account holder before its time; what is over by itself is forgotten. */
    public void endStay(String digest, Instant until, Instant now) {
        handle.createUpdate("delete from ended_stays where until < :now")
                .bind("now", Column.time(now))
                .execute();
        handle.createUpdate("insert into ended_stays (digest, ended_at, until) values (:digest, :now, :until) "
                        + "on conflict do nothing")
                .bind("digest", digest)
                .bind("until", Column.time(until))
                .bind("now", Column.time(now))
                .execute();
    }

    public boolean isEnded(String digest) {
        return handle.createQuery("select exists (select from ended_stays where digest = :digest)")
                .bind("digest", digest)
                .mapTo(Boolean.class)
                .one();
    }
}

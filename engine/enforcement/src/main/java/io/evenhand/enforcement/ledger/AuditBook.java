// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.audit.ActSeal;
import io.evenhand.contract.audit.AuditCheck;
import io.evenhand.contract.audit.AuditHead;
import io.evenhand.contract.audit.AuditLink;
import java.security.PublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The audit log: append-only, each row chained to the one before, written in the transaction that it speaks about. */
public final class AuditBook {
    /** Any constant will do: it names the lock that puts appending transactions in a row. */
    private static final long LOCK = 0x65_76_65_6e_68_61_6eL;

    private final Handle handle;
    private final ActSeal seal;
    private final List<Entry> pending = new ArrayList<>();

    AuditBook(Handle handle, ActSeal seal) {
        this.handle = handle;
        this.seal = seal;
    }

    /**
     * Notes an act; it is written, with the actor's role, the act's purpose and a signature, when the transaction
     * commits.
     *
     * @param actor a member of staff, or {@code rules}, {@code account holder}, {@code feed}, {@code clock}
     * @param subject what it was done to, as {@code noun:id}; never an account
     */
    public void append(Instant at, String actor, String act, String subject, String detail) {
        pending.add(new Entry(at.truncatedTo(ChronoUnit.MILLIS), actor, act, subject, detail));
    }

    void flush() {
        if (pending.isEmpty()) {
            return;
        }
        Map<String, String> roles = roles();
        handle.execute("select pg_advisory_xact_lock(?)", LOCK);
        AuditLink last = last();
        long seq = last == null ? 0 : last.seq();
        String hash = last == null ? AuditLink.START : last.hash();
        PreparedBatch batch = handle.prepareBatch(
                "insert into audit_log (seq, at, actor, role, purpose, act, subject, detail, prev_hash, hash, key_id, "
                        + "signature, version) values (:seq, :at, :actor, :role, :purpose, :act, :subject, :detail, "
                        + ":prev, :hash, :key, :signature, :version)");
        for (Entry entry : pending) {
            AuditLink link = AuditLink.after(
                    seq,
                    hash,
                    new AuditLink.Act(
                            entry.at(),
                            entry.actor(),
                            roles.getOrDefault(entry.actor(), entry.actor().toUpperCase(Locale.ROOT)),
                            Purpose.of(entry.act()).name(),
                            entry.act(),
                            entry.subject(),
                            entry.detail()),
                    seal);
            add(batch, link);
            seq = link.seq();
            hash = link.hash();
        }
        batch.execute();
        pending.clear();
    }

    private Map<String, String> roles() {
        Map<String, String> roles = new HashMap<>();
        handle.createQuery("select name, role from staff where name in (<names>)")
                .bindList(
                        "names",
                        pending.stream().map(Entry::actor).distinct().sorted().toList())
                .map((row, context) -> Map.entry(row.getString("name"), row.getString("role")))
                .forEach(each -> roles.put(each.getKey(), each.getValue()));
        return roles;
    }

    /** The newest link, or null. */
    public @Nullable AuditLink last() {
        return handle.createQuery("select * from audit_log order by seq desc limit 1")
                .map((row, context) -> link(row))
                .findOne()
                .orElse(null);
    }

    /** Every link about one of these subjects, the first first. */
    public List<AuditLink> about(List<String> subjects) {
        return handle.createQuery("select * from audit_log where subject = any (:subjects) order by seq")
                .bindArray("subjects", String.class, subjects)
                .map((row, context) -> link(row))
                .list();
    }

    /** A signature by the key that acts are signed with. */
    public String sign(String text) {
        return seal.sign(text);
    }

    /** The public key that acts are signed with. */
    public PublicKey trusted() {
        return seal.trusted();
    }

    /** How often something was done. */
    public long count(String act) {
        return handle.createQuery("select count(*) from audit_log where act = :act")
                .bind("act", act)
                .mapTo(Long.class)
                .one();
    }

    /**
     * Signs the newest link as the head of every day that is over and has none yet; days without an act share one.
     *
     * @param today the day that is not over
     */
    public void sealDays(LocalDate today) {
        LocalDate newest = handle.createQuery("select max(day) from audit_heads")
                .mapTo(LocalDate.class)
                .findOne()
                .orElse(null);
        LocalDate yesterday = today.minusDays(1);
        if (newest != null && !newest.isBefore(yesterday)) {
            return;
        }
        AuditLink last = handle.createQuery("select * from audit_log where at < :today order by seq desc limit 1")
                .bind("today", today.atStartOfDay().atOffset(ZoneOffset.UTC))
                .map((row, context) -> link(row))
                .findOne()
                .orElse(null);
        if (last == null) {
            return;
        }
        AuditHead head = AuditHead.of(yesterday, last, seal);
        handle.createUpdate("insert into audit_heads (day, seq, hash, key_id, signature) "
                        + "values (:day, :seq, :hash, :key, :signature) on conflict do nothing")
                .bind("day", head.day())
                .bind("seq", head.seq())
                .bind("hash", head.hash())
                .bind("key", head.keyId())
                .bind("signature", head.signature())
                .execute();
    }

    /** Every signed head, the oldest first. */
    public List<AuditHead> heads() {
        return handle.createQuery("select * from audit_heads order by day")
                .map((row, context) -> new AuditHead(
                        row.getObject("day", LocalDate.class),
                        row.getLong("seq"),
                        row.getString("hash"),
                        row.getString("key_id"),
                        row.getString("signature")))
                .list();
    }

    /** Hands every link to {@code each}, the first first, holding few in memory. */
    public void forEach(Consumer<AuditLink> each) {
        try (var rows = handle.createQuery("select * from audit_log order by seq")
                .setFetchSize(1_000)
                .map((row, context) -> link(row))
                .iterator()) {
            rows.forEachRemaining(each);
        }
    }

    /** Checks the whole chain and every head against a key. */
    public AuditCheck.Result check(PublicKey trusted) {
        AuditCheck check = new AuditCheck(trusted);
        heads().forEach(check::expect);
        forEach(check::accept);
        return check.finish();
    }

    /** The first link that is not as it was written or does not follow the one before it; 0 if the chain is sound. */
    public long firstBroken() {
        AuditCheck.Fault fault = check(seal.trusted()).fault();
        return fault == null ? 0 : fault.seq();
    }

    private static void add(PreparedBatch batch, AuditLink link) {
        batch.bind("seq", link.seq())
                .bind("at", Column.time(link.at()))
                .bind("actor", link.actor())
                .bind("role", link.role())
                .bind("purpose", link.purpose())
                .bind("act", link.act())
                .bind("subject", link.subject())
                .bind("detail", link.detail())
                .bind("prev", link.prevHash())
                .bind("hash", link.hash())
                .bind("key", link.keyId())
                .bind("signature", link.signature())
                .bind("version", link.version())
                .add();
    }

    private static AuditLink link(ResultSet row) throws SQLException {
        return new AuditLink(
                row.getInt("version"),
                row.getLong("seq"),
                Column.instant(row, "at"),
                row.getString("actor"),
                row.getString("role"),
                row.getString("purpose"),
                row.getString("act"),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("prev_hash"),
                row.getString("hash"),
                row.getString("key_id"),
                row.getString("signature"));
    }

    private record Entry(Instant at, String actor, String act, String subject, String detail) {}
}

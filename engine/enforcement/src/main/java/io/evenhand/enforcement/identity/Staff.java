// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

import io.evenhand.contract.id.Token;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.StaffIdentityRow;
import io.evenhand.enforcement.ledger.StaffRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everybody who may sign in; passwords are kept only as Argon2id hashes, and not at all of those who sign in elsewhere. */
public final class Staff {
    private final Ledger ledger;
    private final Clock clock;
    private final RecentPasswords recent;

    public Staff(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        this.recent = new RecentPasswords(clock);
    }

    /** Reads lines of {@code name role password}; blank lines and lines starting with # are skipped. */
    public static List<StaffLine> read(Path file) throws IOException {
        List<StaffLine> people = new ArrayList<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                people.add(line(line, i + 1));
            }
        }
        return List.copyOf(people);
    }

    private static StaffLine line(String line, int number) throws IOException {
        String[] parts = line.split("\\s+", 3);
        if (parts.length != 3 || !Token.isName(parts[0])) {
            throw new IOException("line " + number + " of the staff file is not: name role password");
        }
        try {
            return new StaffLine(parts[0], Role.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2]);
        } catch (IllegalArgumentException e) {
            throw new IOException("line " + number + " of the staff file names an unknown role", e);
        }
    }

    /**
     * Makes what is known what the staff file says: adds new people, changes roles and passwords of known ones, who then
     * have to sign in again, and lets nobody in with a password any more who is not in it. Their acts keep their name.
     */
    public void follow(List<StaffLine> lines) {
        Set<String> named = lines.stream().map(StaffLine::name).collect(Collectors.toSet());
        Instant now = clock.instant();
        ledger.run(books -> {
            for (String name : books.staff().withPasswords()) {
                if (!named.contains(name)) {
                    books.staff().leave(name, now);
                    books.sessions().endAll(name);
                    books.audit().append(now, "staff file", "staff.left", "staff:" + name, "");
                }
            }
        });
        for (StaffLine line : lines) {
            StaffRow known = row(line.name());
            boolean same = known != null
                    && known.role().equals(line.role().name())
                    && PasswordHash.matches(line.password(), known.password());
            if (!same) {
                store(line);
            }
        }
    }

    private void store(StaffLine line) {
        StaffRow row = new StaffRow(line.name(), line.role().name(), PasswordHash.of(line.password()));
        Instant now = clock.instant();
        ledger.run(books -> {
            if (books.factors().isElsewhere(row.name())) {
                throw new IllegalArgumentException(
                        "the staff file names " + row.name() + ", who signs in elsewhere; give that line another name");
            }
            books.staff().upsert(row, now);
            books.sessions().endAll(row.name());
            books.audit().append(now, "staff file", "staff.changed", "staff:" + row.name(), row.role());
        });
    }

    /** The person, if name and password are right, otherwise null; takes the same time for unknown names. */
    public @Nullable StaffMember signIn(String name, String password) {
        StaffRow known = row(name);
        if (known == null || known.password().equals(PasswordHash.ELSEWHERE) || known.hasLeft()) {
            PasswordHash.matches(password, PasswordHash.NOBODY);
            return null;
        }
        if (!recent.matches(password, known.password())) {
            return null;
        }
        if (PasswordHash.isOld(known.password())) {
            renew(known, password);
        }
        return member(known);
    }

    /** Keeps a right password under the hash of today, unless it was changed in the meantime. */
    private void renew(StaffRow known, String password) {
        String hash = PasswordHash.of(password);
        Instant now = clock.instant();
        ledger.run(books -> {
            if (books.staff().renew(known, hash, now)) {
                books.audit().append(now, known.name(), "staff.rehashed", "staff:" + known.name(), "argon2id");
            }
        });
    }

    /**
     * The member of staff who signed in at a provider, under the name that the first time gave them; null if that name is
     * taken: by another person there, or by somebody with a password here. Nobody becomes somebody else by a name.
     */
    public @Nullable StaffMember fromElsewhere(String issuer, String subject, String name, Role role) {
        Instant now = clock.instant();
        return ledger.<@Nullable StaffMember>inTransaction(books -> {
            String bound = books.factors().nameOf(issuer, subject);
            String known = bound == null ? name : bound;
            StaffRow row = books.staff().find(known);
            if (bound == null && row != null) {
                return null;
            }
            if (row == null || !row.role().equals(role.name())) {
                books.staff().upsert(new StaffRow(known, role.name(), PasswordHash.ELSEWHERE), now);
                books.sessions().endAll(known);
                books.audit().append(now, "provider", "staff.changed", "staff:" + known, role.name());
            }
            if (bound == null) {
                books.factors().bind(new StaffIdentityRow(known, issuer, subject), now);
            }
            return new StaffMember(known, role);
        });
    }

    /** The person of this name, or null. */
    public @Nullable StaffMember find(String name) {
        StaffRow known = row(name);
        return known == null ? null : member(known);
    }

    private @Nullable StaffRow row(String name) {
        return ledger.<@Nullable StaffRow>inTransaction(books -> books.staff().find(name));
    }

    private static StaffMember member(StaffRow row) {
        return new StaffMember(row.name(), Role.valueOf(row.role()));
    }
}

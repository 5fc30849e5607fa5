// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

import io.evenhand.contract.id.Token;
import io.evenhand.enforcement.ledger.Ledger;
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
import org.jspecify.annotations.Nullable;

/** Everybody who may sign in; passwords are kept only as PBKDF2 hashes. */
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

    /** Adds new people and changes roles and passwords of known ones. */
    public void upsert(List<StaffLine> lines) {
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
            books.staff().upsert(row, now);
            books.audit().append(now, "staff file", "staff.changed", "staff:" + row.name(), row.role());
        });
    }

    /** The person, if name and password are right, otherwise null; takes the same time for unknown names. */
    public @Nullable StaffMember signIn(String name, String password) {
        StaffRow known = row(name);
        boolean matches = known == null
                ? PasswordHash.matches(password, PasswordHash.NOBODY)
                : recent.matches(password, known.password());
        return known == null || !matches ? null : member(known);
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

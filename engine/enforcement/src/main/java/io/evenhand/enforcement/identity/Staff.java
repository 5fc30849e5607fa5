// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

import io.evenhand.enforcement.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everybody who may sign in; passwords are kept only as PBKDF2 hashes. */
public final class Staff {
    public Staff(Ledger ledger, Clock clock) {}

    /** Reads lines of {@code name role password}; blank lines and lines starting with # are skipped. */
    public static List<StaffLine> read(Path file) throws IOException {
        throw new UnsupportedOperationException("not yet");
    }

    /** Adds new people and changes roles and passwords of known ones. */
    public void upsert(List<StaffLine> lines) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The person, if name and password are right, otherwise null; takes the same time for unknown names. */
    public @Nullable StaffMember signIn(String name, String password) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The person of this name, or null. */
    public @Nullable StaffMember find(String name) {
        throw new UnsupportedOperationException("not yet");
    }
}

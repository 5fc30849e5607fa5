// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one check found.
 *
 * @param check what was looked at, in a word or two
 * @param says what was seen, in one sentence without secrets, addresses of people or account names
 * @param remedy what to do about it; null exactly where nothing is to be done
 */
public record Finding(
        String check, Grade grade, String says, @Nullable String remedy) {
    /** How bad it is. */
    public enum Grade {
        FINE,
        /** Works, but somebody should know. */
        DOUBTFUL,
        /** Does not work, or would lose something. */
        WRONG
    }

    public Finding {
        Objects.requireNonNull(check);
        if ((grade == Grade.FINE) != (remedy == null)) {
            throw new IllegalArgumentException("a remedy belongs to what is not fine, and only to that: " + check);
        }
    }

    static Finding fine(String check, String says) {
        return new Finding(check, Grade.FINE, says, null);
    }

    static Finding doubtful(String check, String says, String remedy) {
        return new Finding(check, Grade.DOUBTFUL, says, remedy);
    }

    static Finding wrong(String check, String says, String remedy) {
        return new Finding(check, Grade.WRONG, says, remedy);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ownership;

/** What an attempt led to. */
public sealed interface Shown {
    /** The server is theirs. */
    record Confirmed() implements Shown {}

    /**
     * Not yet, and exactly what was wrong.
     *
     * @param status the HTTP status that the server answered with, or 0
     */
    record NotYet(Trouble trouble, int status) implements Shown {
        public NotYet(Trouble trouble) {
            this(trouble, 0);
        }

        public String words() {
            return trouble.words(status);
        }
    }
}

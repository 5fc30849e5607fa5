// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ownership;

/** What an attempt led to. */
public sealed interface Shown {
    /** The server is theirs. */
    record Confirmed() implements Shown {}

    /**
     * They run the name. That the server is theirs does not follow, since the platform has not said that it is reached under
     * this name; nothing follows from it but that it was shown.
     */
    record NameOnly() implements Shown {
        public String words() {
            return "this shows that you run the name, not that the server is yours: the platform has not told us that it is "
                    + "reached under it";
        }
    }

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

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

/**
 * One of the things that a version has to show before it decides.
 *
 * @param given whether it has shown it
 * @param words what there is, and what is wanted
 */
public record Proof(Kind kind, boolean given, String words) {
    /** What must be shown, in the order in which it comes about. */
    public enum Kind {
        /** Worked cases come out as they should. */
        CASES("worked cases"),
        /** It was asked beside the active version. */
        SHADOW("time in the shadow"),
        /** It decided for a part of all accounts. */
        STAGE("stage");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** For programs and people: lower case. */
        public String title() {
            return title;
        }
    }

    /** The proof in one line. */
    public String sentence() {
        return kind.title() + ": " + words;
    }
}

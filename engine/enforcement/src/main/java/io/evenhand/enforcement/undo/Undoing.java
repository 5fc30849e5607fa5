// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.undo;

/** What comes of an act on an order to undo. */
public sealed interface Undoing {
    /**
     * It is done.
     *
     * @param order its number
     * @param decisions how many decisions it reaches, or undid
     */
    record Done(long order, int decisions) implements Undoing {}

    /** Nothing happened. */
    record Refused(Why why) implements Undoing {}

    /** Why nothing happened. */
    enum Why {
        NOT_FOUND("there is no such version or order"),
        ROLE("your role does not allow this"),
        SAME_PERSON("the second person must be another one than the first"),
        REASON_TOO_SHORT("the reason is too short: account holders read it"),
        PERIOD("the period must end after it begins"),
        FUTURE("the period must not reach into the future"),
        NOTHING("no decision stands that this would undo"),
        STATE("somebody has decided already");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }

        /** For programs and people: lower case, no full stop. */
        public String sentence() {
            return sentence;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.outbound;

/** What a call led to. */
public sealed interface Reply {
    /** The other side answered; the status is not a redirect. */
    record Answered(int status, String body) implements Reply {}

    /** There is no answer to use. */
    record Failed(Why why) implements Reply {}

    /** Why not; the words are for the person who waits for it. */
    enum Why {
        UNUSABLE_ADDRESS("the address cannot be used"),
        PORT_NOT_ALLOWED("this port is not allowed"),
        NAME_NOT_FOUND("the name has no address"),
        NOT_PUBLIC("the name leads to an address that is not on the public internet"),
        NOT_REACHED("nothing answered there"),
        TOO_SLOW("the answer took too long"),
        TOO_LONG("the answer was too long"),
        REDIRECTED("the answer pointed to another place; that is not followed"),
        NOT_UNDERSTOOD("the answer was not HTTP");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.message;

/** What became of one attempt to send a message. */
public sealed interface Delivery {
    record Sent() implements Delivery {}

    /** It may go well later; {@code code} says what was wrong, without any address. */
    record Later(String code) implements Delivery {}

    /** It never will. */
    record Never(String code) implements Delivery {}
}

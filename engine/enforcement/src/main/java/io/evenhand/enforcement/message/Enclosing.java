// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.message;

import io.evenhand.enforcement.ledger.MessageRow;
import org.jspecify.annotations.Nullable;

/** What is enclosed with a message; looked up when it is sent, so that it lies in one place only. */
public interface Enclosing {
    /** The enclosure, or null if there is none. */
    @Nullable
    Enclosure of(MessageRow message);

    /** The whole text of what a message is about, in the reader's language. */
    record Enclosure(String text, String html) {}
}

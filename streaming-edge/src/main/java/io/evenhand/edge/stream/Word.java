// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.query.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a session's listeners are told.
 *
 * @param answer policy's answer behind it
 * @param at when it takes effect, or null for now
 */
record Word(Kind kind, Answer answer, @Nullable Instant at) {
    enum Kind {
        /** It stops now. */
        REVOKED,
        /** It will stop. */
        ENDING,
        /** It may go on. */
        REINSTATED
    }
}

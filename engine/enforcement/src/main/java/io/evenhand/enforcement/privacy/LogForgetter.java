// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes an erased account disappear from what the log's readers see. */
public interface LogForgetter {
    /** Goes as far as it can now; safe to call again. That the account is erased was sent to the log before. */
    Forgotten forget(AccountId account, Instant asked);

    /**
     * How far that is.
     *
     * @param done whether scoring and casework are past the erasure, and nothing older is read under the account any more
     * @param until the last moment at which a line can lie in the log unread; null if the log keeps lines for ever
     */
    record Forgotten(boolean done, @Nullable Instant until) {
        /** It has to be asked for again. */
        public static final Forgotten NOT_YET = new Forgotten(false, null);
    }

    /** Where there is no log. */
    static LogForgetter none() {
        return (account, asked) -> new Forgotten(true, asked);
    }
}

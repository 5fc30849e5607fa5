// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import io.evenhand.contract.event.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/** A line's fault: the reason and the field, never the value. */
final class FieldFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final DeadLetterReason reason;
    private final @Nullable String field;

    FieldFault(DeadLetterReason reason, @Nullable String field) {
        super(reason.wire(), null, false, false);
        this.reason = reason;
        this.field = field;
    }

    DeadLetterReason reason() {
        return reason;
    }

    @Nullable
    String field() {
        return field;
    }
}

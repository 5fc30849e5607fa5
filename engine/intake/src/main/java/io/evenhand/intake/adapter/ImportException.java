// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import java.io.IOException;
import java.io.Serial;

/** A database that cannot be imported; the message is one sentence for the person who asked for it. */
public final class ImportException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    ImportException(String message) {
        super(message);
    }

    ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}

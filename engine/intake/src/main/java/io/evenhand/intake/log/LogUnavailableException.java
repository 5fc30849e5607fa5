// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.log;

import java.io.Serial;

/** The log did not take everything; what was not acknowledged may be sent again, because ids make repeats harmless. */
public final class LogUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

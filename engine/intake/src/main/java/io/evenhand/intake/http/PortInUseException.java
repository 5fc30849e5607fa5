// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import java.io.Serial;

/** A port that another program listens on; the message names it and the variable that chooses another. */
final class PortInUseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PortInUseException(int port, String variable, Throwable cause) {
        super("port " + port + " is in use: stop the program that uses it, or choose another with " + variable, cause);
    }
}

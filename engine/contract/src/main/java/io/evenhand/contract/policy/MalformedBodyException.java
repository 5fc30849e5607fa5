// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import java.io.IOException;

/** Bytes that are no compact body; the message holds no value of them. */
public final class MalformedBodyException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedBodyException(String message) {
        super(message);
    }

    MalformedBodyException(Throwable cause) {
        super("a value in the compact body is not allowed", cause);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import java.io.IOException;
import java.io.Serial;

/** A dataset could not be fetched; the one in use stays. The message is one sentence without any credential. */
public final class RefreshFailedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    public RefreshFailedException(String message) {
        super(message);
    }

    public RefreshFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import java.io.IOException;
import java.io.Serial;

/** A dataset that cannot be used; the message is one sentence that names the file and, where there is one, the line. */
public final class MalformedDatasetException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    public MalformedDatasetException(String message) {
        super(message);
    }

    public MalformedDatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}

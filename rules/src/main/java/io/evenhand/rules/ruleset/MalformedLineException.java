// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import java.io.IOException;

/** Says which line of a file is not an assessment, and nothing of what it is. */
public final class MalformedLineException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedLineException(int number, Throwable cause) {
        super("line " + number + " is not an assessment", cause);
    }
}

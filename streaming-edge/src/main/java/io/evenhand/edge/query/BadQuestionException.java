// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

/** A request that is not a question; the message names the member that is wrong, never its value. */
public final class BadQuestionException extends Exception {
    private static final long serialVersionUID = 1L;

    BadQuestionException(String message) {
        super(message);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

/** A file that is no film the edge can play; the message says why, without the file's name. */
public final class UnusableFilmException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnusableFilmException(String message) {
        super(message);
    }
}

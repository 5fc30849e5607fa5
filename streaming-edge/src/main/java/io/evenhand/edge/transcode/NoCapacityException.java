// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

/** A segment cannot be made now: every slot is taken, the disk is nearly full, or no encoder is left; try again later. */
public final class NoCapacityException extends Exception {
    private static final long serialVersionUID = 1L;

    public NoCapacityException(String message) {
        super(message);
    }
}

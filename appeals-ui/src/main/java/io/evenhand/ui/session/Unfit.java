// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

/** A request that is understood and cannot be done as it is; the message says why and holds no value. */
public final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unfit(String why) {
        super(why);
    }
}

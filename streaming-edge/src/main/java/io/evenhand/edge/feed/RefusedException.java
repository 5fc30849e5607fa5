// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

/** A published state that must not be applied. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
